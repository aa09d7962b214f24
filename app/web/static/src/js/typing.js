/**
 * What is typed while the fields are being drawn anew stays typed: the answer was made from an earlier state of
 * the form, so whatever changed since the request left is put back into the new fields.
 */
export function keepWhatIsTyped() {
  const sent = new WeakMap();
  const changed = new WeakMap();
  document.addEventListener('htmx:beforeSend', ({ detail }) => {
    if (isFields(detail.target)) sent.set(detail.xhr, valuesOf(detail.target));
  });
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    const before = sent.get(detail.xhr);
    if (before) changed.set(detail.xhr, differences(before, valuesOf(detail.target)));
  });
  document.addEventListener('htmx:afterSwap', ({ detail }) => {
    const names = changed.get(detail.xhr);
    const fields = document.getElementById('form-fields');
    if (names && fields) names.forEach((values, name) => putBack(fields, name, values));
  });
}

const isFields = (element) => element?.id === 'form-fields';

/** Map of name to the values that a submit would send now. */
function valuesOf(fields) {
  const found = new Map();
  fields.querySelectorAll('input[name], select[name], textarea[name]').forEach((control) => {
    if (control.type === 'file' || control.type === 'hidden') return;
    const values = found.get(control.name) ?? [];
    if (control.type === 'checkbox' || control.type === 'radio') {
      if (control.checked) values.push(control.value);
    } else if (control.multiple) {
      values.push(...[...control.selectedOptions].map((option) => option.value));
    } else {
      values.push(control.value);
    }
    found.set(control.name, values);
  });
  return found;
}

function differences(before, now) {
  return new Map([...now].filter(([name, values]) => before.has(name) && before.get(name).join('\n') !== values.join('\n')));
}

function putBack(fields, name, values) {
  fields.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((control) => {
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = values.includes(control.value);
    else if (control.multiple) [...control.options].forEach((option) => { option.selected = values.includes(option.value); });
    else if (control.type !== 'hidden' && control.type !== 'file') [control.value] = values;
  });
}
