/** Whoever unfolds a form stands in its first field. */
export function enterWhatUnfolds() {
  document.addEventListener('toggle', ({ target }) => {
    if (!target.open || document.activeElement?.parentElement !== target) return;
    target.querySelector('form :is(textarea, select, input:not([type=hidden]))')?.focus();
  }, true);
}
