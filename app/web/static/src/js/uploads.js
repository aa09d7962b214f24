/**
 * A chosen file is sent at once with the whole form, and the fields come back with the file among them: so a draft
 * has its files too, and a refused form does not ask for them again. The form names where in data-redraw.
 */
export function sendFilesAtOnce() {
  document.addEventListener('change', (event) => {
    const control = event.target;
    const form = control.closest('form[data-redraw]');
    if (control.type !== 'file' || !form || !control.files.length) return;
    const sent = window.htmx.ajax('POST', form.dataset.redraw, { source: form, target: '#form-fields', swap: 'outerHTML' });
    // The control outlives the drawing; emptied, it does not send the same file again with the form.
    sent.then(() => { document.getElementById(control.id).value = ''; });
  });
}
