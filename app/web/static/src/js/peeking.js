/** A peek under a row: what opens it ([data-peek]) closes it again, and so does Escape. */
export function closePeeks() {
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (!isOpen(event.detail.elt)) return;
    event.preventDefault();
    close(event.detail.elt);
  });
  document.addEventListener('htmx:afterSwap', ({ detail }) => {
    const link = detail.requestConfig?.elt;
    if (link?.matches('[data-peek]')) link.setAttribute('aria-expanded', 'true');
  });
  document.addEventListener('keydown', (event) => {
    const open = document.querySelectorAll('[data-peek][aria-expanded=true]');
    if (event.key === 'Escape') open.forEach(close);
  });
}

const isOpen = (link) => link.matches('[data-peek][aria-expanded=true]');

function close(link) {
  const place = document.getElementById(link.getAttribute('aria-controls'));
  if (place.contains(document.activeElement)) link.focus();
  place.textContent = '';
  link.setAttribute('aria-expanded', 'false');
}
