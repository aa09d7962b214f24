/** A frame marked data-whole is as tall as its letter, so that a telephone has one thing to scroll and not two. */
export function showWholeLetters() {
  document.querySelectorAll('iframe[data-whole]').forEach((frame) => {
    const fit = () => { frame.style.height = `${frame.contentDocument.documentElement.offsetHeight + 2}px`; };
    if (frame.contentDocument?.readyState === 'complete') fit();
    frame.addEventListener('load', fit);
    window.addEventListener('resize', fit);
  });
}
