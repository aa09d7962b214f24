import TomSelect from 'tom-select/dist/js/tom-select.base.js';

const MANY = 12;

/** A select of many options gets a search field; one of few stays as the browser draws it. */
export function turnSelectsIntoSearch() {
  const dress = (root) => root.querySelectorAll('select.form-select').forEach((select) => {
    if (select.tomselect || select.options.length <= MANY || select.dataset.plain !== undefined) return;
    new TomSelect(select, { maxOptions: 200, allowEmptyOption: true, render: words(select) });
  });
  document.addEventListener('DOMContentLoaded', () => dress(document));
  document.addEventListener('htmx:load', (event) => dress(event.detail.elt.parentElement ?? document));
}

function words(select) {
  return { no_results: () => `<div class="no-results">${select.dataset.none ?? '—'}</div>` };
}
