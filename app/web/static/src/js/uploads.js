/**
 * A chosen file is sent at once with the whole form, and the fields come back with the file among them: so a draft
 * has its files too, and a refused form does not ask for them again. The form names where in data-redraw.
 */
export function sendFilesAtOnce() {
  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-redraw]');
    if (event.target.type !== 'file' || !form || !event.target.files.length) return;
    window.htmx.ajax('POST', form.dataset.redraw, { source: form, target: '#form-fields', swap: 'outerHTML' });
  });
}
