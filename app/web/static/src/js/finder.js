/** "/" jumps to the search box from anywhere outside a field, Escape back to where one was. */
export function keepSearchAtHand() {
  let left = null;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.matches('[data-finder]')) {
      event.target.value = '';
      event.target.blur();
      left?.focus();
    }
    if (event.key !== '/' || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector('[data-finder]');
    if (!box) return;
    event.preventDefault();
    left = document.activeElement;
    box.focus();
    box.select();
  });
}

/** Whether keys belong to a field now, and not to the page. */
export function isTyping(element) {
  return element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);
}
