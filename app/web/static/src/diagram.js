import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';

const LEGIBLE = 0.75;
const MARGIN = 24;

/**
 * Draws the case's diagram into [data-diagram] with its path and tokens.
 * data-diagram: URL of the BPMN text; data-trace: URL of {done: [id], flows: [id], open: {id: count}};
 * data-element: URL pattern (with ELEMENT) of the panel that is loaded into #element-panel on a click.
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
}

// The whole diagram if it can be read so; otherwise readable, and at the place where the case stands.
function start(viewer, place, trace) {
  const canvas = viewer.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const zoom = Math.max(LEGIBLE, Math.min(1, outer.width / (inner.width + 2 * MARGIN)));
  const height = Math.min(inner.height * zoom + 2 * MARGIN, window.innerHeight * 0.75);
  place.style.height = `${Math.round(height)}px`;
  canvas.resized();
  const here = viewer.get('elementRegistry').get(Object.keys(trace.open)[0] ?? trace.done.at(-1));
  const wide = outer.width / zoom;
  const middle = here ? here.x + here.width / 2 : inner.x;
  const left = Math.min(Math.max(middle - wide / 2, inner.x - MARGIN), inner.x + inner.width + MARGIN - wide);
  canvas.viewbox({ x: Math.max(left, inner.x - MARGIN), y: inner.y - MARGIN, width: wide, height: height / zoom });
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
  const choose = (element) => {
    if (!element.businessObject || element.type === 'label' || element.waypoints || element === canvas.getRootElement()) return;
    if (chosen) canvas.removeMarker(chosen, 'is-chosen');
    chosen = element.id;
    canvas.addMarker(chosen, 'is-chosen');
    window.htmx.ajax('GET', place.dataset.element.replace('ELEMENT', chosen), { target: '#element-panel', swap: 'innerHTML' });
  };
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
