// The icons of the screens, by their names in @tabler/icons. A template may name only these.
export default [
  'alert-triangle', 'arrow-left', 'arrow-right', 'building', 'calendar', 'calendar-question', 'check', 'chevron-down',
  'chevron-right', 'circle-check', 'clock', 'clock-pause', 'download', 'eye', 'file-text', 'files', 'folder',
  'gavel', 'help-circle', 'hand-grab', 'hand-stop', 'history', 'inbox', 'info-circle', 'language', 'list-check', 'lock',
  'logout', 'map-pin', 'menu-2', 'message', 'paperclip', 'pencil', 'phone', 'player-pause', 'player-skip-forward', 'player-track-next',
  'printer', 'route', 'scale', 'search', 'send', 'settings', 'speakerphone', 'text-size', 'trash', 'upload', 'user',
  'user-check', 'users', 'x', 'zoom-in', 'zoom-out', 'zoom-reset',
];
