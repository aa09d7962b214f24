/** A button marked data-print prints the page, or the frame whose id it names. */
export function printOnRequest() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-print]');
    if (!button) return;
    const frame = button.dataset.print && document.getElementById(button.dataset.print);
    (frame ? frame.contentWindow : window).print();
  });
}
