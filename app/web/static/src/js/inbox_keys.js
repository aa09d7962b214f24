import { isTyping } from './finder.js';

/**
 * The inbox by keyboard: ↓ j and ↑ k walk, space peeks, Enter opens, c claims or releases, x ticks.
 * A row is a <tr data-row>; its links, buttons and box are marked data-open, data-peek, data-claim, data-choose.
 * Whoever comes back to a list stands in the row that was left.
 */
export function walkTheInbox() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || mayKeep(event)) return;
    const act = keys[event.key];
    if (!act || !rows().length) return;
    event.preventDefault();
    act();
  });
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest?.('[data-row]');
    if (row) mark(row);
  });
  document.addEventListener('DOMContentLoaded', comeBack);
}

const keys = {
  ArrowDown: () => move(1),
  j: () => move(1),
  ArrowUp: () => move(-1),
  k: () => move(-1),
  ' ': () => press('[data-peek]'),
  Enter: () => press('[data-open]'),
  c: () => press('[data-claim]'),
  x: () => press('[data-choose]'),
};

// Space and Enter do what a focused control does; a link inside a row leaves the other keys to us.
function mayKeep(event) {
  const { target, key } = event;
  if (isTyping(target)) return true;
  if (target.tagName === 'A') return key === 'Enter' || !target.closest('[data-row]');
  return /^(button|summary)$/i.test(target.tagName) && (key === ' ' || key === 'Enter');
}

const rows = () => [...document.querySelectorAll('[data-row]')];
const current = () => document.querySelector('[data-row].is-current');

function move(by) {
  const all = rows();
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current()) + by))];
  mark(next);
  next.querySelector('[data-open]').focus();
}

function mark(row) {
  current()?.classList.remove('is-current');
  row.classList.add('is-current');
  const opens = row.querySelector('a[data-open]')?.getAttribute('href');
  if (opens) window.history.replaceState({ ...window.history.state, opens, at: rows().indexOf(row) }, '');
}

// Where the row has gone because its task is done, to the one that has come into its place.
function comeBack() {
  const { opens, at } = window.history.state ?? {};
  if (!opens) return;
  const links = rows().map((row) => row.querySelector('a[data-open]'));
  (links.find((link) => link?.getAttribute('href') === opens) ?? links[Math.min(at, links.length - 1)])?.focus();
}

const press = (selector) => (current() ?? rows()[0]).querySelector(selector)?.click();
