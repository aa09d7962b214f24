/** Leads to what needs attention: a refused form opens at its list of errors. */
export function keepPlaceInForm() {
  const lead = () => document.querySelector('[data-errors]')?.focus();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', lead);
  else lead();
  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.elt.querySelector?.('[data-errors]') && event.detail.requestConfig?.verb !== 'get') lead();
  });
}
