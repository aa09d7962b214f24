/**
 * Ticked rows: `data-choose-all` ticks all of the page, `data-chosen` says how many are ticked. Its words stand
 * in `data-words`, with {n} for the number.
 */
export function countWhatIsChosen() {
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-choose-all]')) {
      boxes().forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.matches('[data-choose], [data-choose-all]')) tell();
  });
  document.addEventListener('htmx:afterSwap', tell);
  // A browser that goes back restores the ticks without a word.
  window.addEventListener('pageshow', tell);
}

const boxes = () => [...document.querySelectorAll('[data-choose]')];

function tell() {
  const place = document.querySelector('[data-chosen]');
  if (!place) return;
  const chosen = boxes().filter((box) => box.checked).length;
  place.textContent = chosen ? place.dataset.words.replace('{n}', chosen) : '';
  const all = document.querySelector('[data-choose-all]');
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && !all.checked;
}
