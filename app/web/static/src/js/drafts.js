/**
 * What is typed is saved by itself, and the form says how it stands: being saved, saved, or not saved and why. The
 * form's [data-saves] (parts/saving.html) sends after a pause; whoever leaves before that sends on the way out.
 */
const LATE = 'saved-on-leaving';
const WAIT_FOR_IT = 400;
// Counted, so that what is typed while an answer is on its way does not pass for saved.
const count = { typed: 0, saved: 0 };
const sent = new WeakMap();
let submitting = false;

export function saveWhatIsTyped() {
  document.addEventListener('input', ({ target }) => {
    if (!place() || target.form !== place().closest('form')) return;
    count.typed += 1;
    say(place().dataset.saving);
  });
  document.addEventListener('submit', (event) => {
    // What is submitted or thrown away is not kept as a draft once more.
    submitting = event.target === place()?.closest('form') || event.target.dataset.forgets !== undefined;
  });
  followRequests();
  document.addEventListener('signedin', () => { if (isDirty()) window.htmx.trigger(place(), 'save'); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) flush(); });
  window.addEventListener('pagehide', flush);
  window.addEventListener('beforeunload', leave);
  window.addEventListener('pageshow', () => { submitting = false; });
  document.addEventListener('DOMContentLoaded', showWhatWasSavedLate);
}

const place = () => document.querySelector('[data-saves]');
const isDirty = () => Boolean(place()) && count.typed > count.saved;
const isRefused = () => Boolean(place()?.querySelector('[data-unsaved]'));

function say(words) {
  if (!isRefused()) place().textContent = words;
}

function followRequests() {
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.detail.elt !== place()) return;
    if (submitting) event.preventDefault();
  });
  document.addEventListener('htmx:beforeSend', ({ detail }) => sent.set(detail.xhr, count.typed));
  document.addEventListener('htmx:afterRequest', ({ detail }) => {
    if (!isSaving(detail)) return;
    if (detail.successful && !isRefused()) count.saved = Math.max(count.saved, sent.get(detail.xhr) ?? 0);
    if (detail.successful && isDirty()) say(place().dataset.saving);
    if (!detail.successful) fail(detail.xhr.status);
  });
}

// The fields that are drawn anew have been saved as well.
const isSaving = ({ elt, target }) => Boolean(place()) && (elt === place() || target?.id === 'form-fields');

function fail(status) {
  place().innerHTML = '<strong data-unsent></strong>';
  place().firstChild.textContent = status === 401 ? place().dataset.signedOut : place().dataset.unsent;
}

function leave(event) {
  if (!isDirty() || submitting) return;
  if (isRefused() || place().querySelector('[data-unsent]')) event.preventDefault();
  else {
    sessionStorage.setItem(LATE, place().dataset.saves);
    flush();
  }
}

/** Sends what has been typed since the last saving, in a request that outlives the page. */
function flush() {
  if (!isDirty() || submitting || isRefused()) return;
  const { typed, saved } = count;
  const body = new FormData(place().closest('form'));
  [...body].filter(([, value]) => value instanceof File).forEach(([name]) => body.delete(name));
  count.saved = typed;
  fetch(place().dataset.saves, { method: 'POST', body, keepalive: true, headers: { 'HX-Request': 'true' } })
    .then((answer) => {
      if (!answer.ok) throw answer;
      return answer.text().then((words) => {
        if (!place() || isDirty()) return;
        place().innerHTML = words;
        if (isRefused()) count.saved = saved;
      });
    })
    .catch(({ status }) => {
      count.saved = Math.min(count.saved, saved);
      if (place()) fail(status);
    });
}

/** A page that was loaded anew may have been drawn before that request was done: it is looked at once more. */
function showWhatWasSavedLate() {
  const late = sessionStorage.getItem(LATE);
  sessionStorage.removeItem(LATE);
  if (!late || late !== place()?.dataset.saves) return;
  setTimeout(() => {
    if (isDirty()) return;
    const form = `#${place().closest('form').id}`;
    window.htmx.ajax('GET', window.location.href, { source: document.body, target: form, select: form, swap: 'outerHTML' });
  }, WAIT_FOR_IT);
}
