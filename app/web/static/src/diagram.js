import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';

// The size of type, in pixels, for which the diagrams' own letters are right.
const DRAWN_FOR = 16;
const MARGIN = 24;

/**
 * Draws the case's diagram into [data-diagram] with its path and tokens.
 * data-diagram: URL of the BPMN text; data-trace: URL of {done: [id], flows: [id], open: {id: count}};
 * data-element: URL pattern (with ELEMENT) of the panel that is loaded into #element-panel on a click;
 * data-shown: the id of the element whose panel is there already.
 */
async function draw(place) {
  const [xml, trace] = await Promise.all([
    fetch(place.dataset.diagram).then((answer) => answer.text()),
    fetch(place.dataset.trace).then((answer) => answer.json()),
  ]);
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(xml);
  paint(viewer, trace);
  listen(viewer, place);
  tools(viewer);
  start(viewer, place, trace);
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return; // A telephone's address bar comes and goes.
    width = window.innerWidth;
    start(viewer, place, trace);
  });
}

// Readable, as large as the page's letters, and at the place where the case stands; again when the window changes.
function start(viewer, place, trace) {
  const zoom = parseFloat(getComputedStyle(document.documentElement).fontSize) / DRAWN_FOR;
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  place.style.height = `${Math.round(Math.min(inner.height * zoom + 2 * MARGIN, window.innerHeight * 0.75))}px`;
  canvas.resized();
  const { outer } = canvas.viewbox();
  const here = viewer.get('elementRegistry').get(place.dataset.shown ?? Object.keys(trace.open)[0] ?? trace.done.at(-1));
  const [width, height] = [outer.width / zoom, outer.height / zoom];
  const x = around(here && here.x + here.width / 2, width, inner.x, inner.width);
  const y = around(here && here.y + here.height / 2, height, inner.y, inner.height);
  canvas.viewbox({ x, y, width, height });
}

/** Where a view of `seen` begins that has `middle` in its middle and shows nothing beyond the drawing's edges. */
function around(middle, seen, from, length) {
  const first = from - MARGIN;
  const last = from + length + MARGIN - seen;
  return Math.max(first, Math.min(last, (middle ?? from) - seen / 2));
}

function paint(viewer, trace) {
  const canvas = viewer.get('canvas');
  const known = viewer.get('elementRegistry');
  const mark = (id, marker) => known.get(id) && canvas.addMarker(id, marker);
  [...trace.done, ...trace.flows].forEach((id) => mark(id, 'is-done'));
  Object.entries(trace.open).forEach(([id, count]) => {
    mark(id, 'is-open');
    if (known.get(id)) viewer.get('overlays').add(id, { position: { top: -12, right: 12 }, html: token(count) });
  });
}

function token(count) {
  const drop = document.createElement('span');
  drop.className = 'token';
  drop.textContent = count > 1 ? String(count) : '●';
  return drop;
}

function listen(viewer, place) {
  const canvas = viewer.get('canvas');
  let chosen = null;
  const mark = (id) => {
    if (chosen) canvas.removeMarker(chosen, 'is-chosen');
    chosen = id;
    canvas.addMarker(chosen, 'is-chosen');
  };
  const choose = (element) => {
    if (!element.businessObject || element.type === 'label' || element.waypoints || element === canvas.getRootElement()) return;
    mark(element.id);
    window.htmx.ajax('GET', place.dataset.element.replace('ELEMENT', chosen), { target: '#element-panel', swap: 'innerHTML' });
  };
  // The element that the page was opened for; its panel has come with it.
  if (viewer.get('elementRegistry').get(place.dataset.shown)) mark(place.dataset.shown);
  viewer.get('eventBus').on('element.click', ({ element }) => choose(element));
}

function tools(viewer) {
  const canvas = viewer.get('canvas');
  const on = (name, act) => document.querySelector(`[data-zoom="${name}"]`)?.addEventListener('click', act);
  on('in', () => viewer.get('zoomScroll').stepZoom(1));
  on('out', () => viewer.get('zoomScroll').stepZoom(-1));
  on('reset', () => canvas.zoom('fit-viewport', 'auto'));
}

function drawAll() {
  document.querySelectorAll('[data-diagram]').forEach((place) => {
    if (place.dataset.drawn) return;
    place.dataset.drawn = 'yes';
    draw(place);
  });
}

document.addEventListener('DOMContentLoaded', drawAll);
document.addEventListener('htmx:load', drawAll);
