// What a person would see go wrong in this window: a list of sentences, empty for a page that is well laid out.
() => {
  const faults = new Set();
  const SLACK = 1.5;
  const DRAWN = '.visually-hidden, .skip, svg, .diagram__canvas, noscript, script, style, template';
  const width = document.documentElement.clientWidth;

  const name = (element) => {
    const said = (element.innerText || element.value || element.ariaLabel || '').trim().replace(/\s+/g, ' ');
    const sort = [...element.classList].slice(0, 2).map((each) => `.${each}`).join('');
    return `${element.tagName.toLowerCase()}${sort} "${said.slice(0, 24)}"`;
  };
  const shown = (element) => !element.closest(DRAWN) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const styles = new Map();
  const style = (element) => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);

  // Boxes that hide what reaches over their edge; those that scroll show it after all.
  const clips = new Map();
  const clip = (element) => {
    if (!element || element === document.body || element === document.documentElement) return null;
    if (clips.has(element)) return clips.get(element);
    const hides = ['hidden', 'clip'].includes(style(element).overflowX) || ['hidden', 'clip'].includes(style(element).overflowY);
    const scrolls = ['auto', 'scroll'].includes(style(element).overflowX) || ['auto', 'scroll'].includes(style(element).overflowY);
    const found = hides || scrolls ? { element, hides, box: element.getBoundingClientRect() } : clip(element.parentElement);
    clips.set(element, found);
    return found;
  };
  // A line's box is taller than its letters.
  const AIR = 0.18;
  const within = (rect, limit, air = 0) => !limit || (rect.left >= limit.box.left - SLACK && rect.right <= limit.box.right + SLACK
    && rect.top + air * rect.height >= limit.box.top - SLACK && rect.bottom - air * rect.height <= limit.box.bottom + SLACK);

  // What sticks to the window's edge lies over the rest on purpose: it is looked at where it belongs.
  for (const element of document.querySelectorAll('main *')) {
    if (style(element).position === 'sticky') { element.style.position = 'relative'; element.style.inset = 'auto'; }
  }

  // Nothing scrolls sideways.
  if (document.documentElement.scrollWidth > width) faults.add(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll('body *')) {
    const scrolls = ['auto', 'scroll'].includes(style(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + SLACK && shown(element)) faults.add(`scrolls sideways: ${name(element)}`);
  }

  // Every line of text lies in the window and in whatever could cut it.
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.trim() || parentElement.closest('option') || !shown(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const limit = clip(parentElement);
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 2) continue;
      if (rect.left < -SLACK || rect.right > width + SLACK) faults.add(`outside the window: ${name(parentElement)}`);
      if (limit?.hides && !within(rect, limit, AIR)) faults.add(`cut off: ${name(parentElement)}`);
      if (within(rect, limit, AIR) && !parentElement.closest('[aria-hidden="true"]')) lines.push({ element: parentElement, node: texts.currentNode, rect, line: true });
    }
  }

  // What stands in a field is not cut either.
  const pen = document.createElement('canvas').getContext('2d');
  const wide = (element, words) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = style(element);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText(words).width;
  };
  const room = (element) => element.clientWidth - parseFloat(style(element).paddingLeft) - parseFloat(style(element).paddingRight);
  for (const field of document.querySelectorAll('select, input')) {
    if (!shown(field) || ['checkbox', 'radio', 'hidden', 'file', 'submit', 'date', 'datetime-local'].includes(field.type)) continue;
    const words = field.tagName === 'SELECT' ? field.selectedOptions[0]?.text.trim() : field.value || field.placeholder;
    if (words && wide(field, words) > room(field) + SLACK) faults.add(`cut off in its field: ${words.slice(0, 30)}`);
  }

  // No two things that are read or pressed lie on one another.
  const pressed = [...document.querySelectorAll('a, button, input, select, textarea, summary, label')].filter(shown)
    .filter((element) => element.type !== 'hidden')
    .flatMap((element) => [...element.getClientRects()].map((rect) => ({ element, rect })))
    .filter(({ element, rect }) => rect.width > 2 && rect.height > 2 && within(rect, clip(element.parentElement)));
  const things = [...lines, ...pressed].map((thing) => {
    const { left, right, top, bottom, height } = thing.rect;
    const air = thing.line ? AIR * height : 1;
    return { ...thing, left: left + 1, right: right - 1, top: top + air, bottom: bottom - air };
  }).sort((one, other) => one.top - other.top);
  things.forEach((one, index) => {
    for (let next = index + 1; next < things.length && things[next].top < one.bottom; next += 1) {
      const other = things[next];
      if (one.left >= other.right || other.left >= one.right) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (one.node && one.node === other.node) continue;
      faults.add(`lie on one another: ${name(one.element)} and ${name(other.element)}`);
    }
  });
  return [...faults];
}
