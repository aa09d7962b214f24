/**
 * When a sign-in has run out under an open form, the page stays as it is and says what to do; after signing in
 * in another window the form gets a fresh token and is told (`signedin`), so nothing that was typed is lost.
 */
export function guardTheSession() {
  document.addEventListener('htmx:responseError', (event) => {
    if (event.detail.xhr.status === 401) show('[data-expired]');
    else show('[data-failed]');
  });
  document.addEventListener('htmx:sendError', () => show('[data-failed]'));
  document.addEventListener('htmx:afterOnLoad', () => hide('[data-failed]'));
  window.addEventListener('focus', refreshToken);
  document.addEventListener('visibilitychange', refreshToken);
}

function show(selector) {
  const notice = document.querySelector(selector);
  if (notice) notice.hidden = false;
}

function hide(selector) {
  const notice = document.querySelector(selector);
  if (notice) notice.hidden = true;
}

async function refreshToken() {
  const notice = document.querySelector('[data-expired]');
  if (!notice || notice.hidden) return;
  const answer = await fetch(notice.dataset.expired, { headers: { Accept: 'application/json' } });
  if (!answer.ok) return;
  const { token } = await answer.json();
  document.querySelectorAll('input[name="csrf_token"]').forEach((field) => { field.value = token; });
  document.body.setAttribute('hx-headers', JSON.stringify({ 'X-CSRFToken': token }));
  notice.hidden = true;
  document.dispatchEvent(new Event('signedin'));
}
