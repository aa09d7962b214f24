/** "/" jumps to the search box from anywhere outside a field. */
export function keepSearchAtHand() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector('[data-finder]');
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/** Whether keys belong to a field now, and not to the page. */
export function isTyping(element) {
  return element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);
}
