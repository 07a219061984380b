// Making elements. Everything that comes from a report goes through
// textContent; nothing is ever parsed as HTML.

const $ = (id) => document.getElementById(id);

// el makes an element: el('p', {class: 'x', on: {click: f}}, 'text', child).
function el(tag, props, ...kids) {
  const node = document.createElement(tag);
  set(node, props || {});
  add(node, kids);
  return node;
}

// svg does the same for drawings.
function svg(tag, props, ...kids) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(node, props || {});
  add(node, kids);
  return node;
}

function set(node, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'on') for (const [type, f] of Object.entries(value)) node.addEventListener(type, f);
    else if (key === 'css') for (const [name, v] of Object.entries(value)) node.style.setProperty(name, v);
    else node.setAttribute(key, value === true ? '' : value);
  }
}

function add(node, kids) {
  for (const kid of [kids].flat(Infinity)) {
    if (kid === undefined || kid === null || kid === false) continue;
    node.append(kid instanceof Node ? kid : document.createTextNode(plain(String(kid))));
  }
}

// plain shows characters that turn the direction of writing, or that have no
// picture, as a mark, so that they cannot disguise what stands beside them.
// Every character keeps its place.
const plain = (s) => s.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

const clear = (node) => { node.replaceChildren(); return node; };

const many = (n, one, more) => `${n.toLocaleString('en')} ${n === 1 ? one : more || one + 's'}`;

const clip = (s, n) => (s.length > n ? s.slice(0, n).replace(/\s+\S*$/, '') + '…' : s);

// words makes an id of the ontology readable: spokesman_of, spokesman of.
const words = (id) => id.replace(/[_-]/g, ' ').toLowerCase();

// Stances: a letter and a shape beside the colour, so that none is needed.
const stances = {
  asserts: { label: 'says so', letter: 'A', path: 'M3 8.5 6.5 12 13 4.5' },
  confirms: { label: 'confirms', letter: 'C', path: 'M1 8.5 4.5 12 9 5.5M8 11.5 8.8 12 15 4.5' },
  denies: { label: 'denies', letter: 'D', path: 'M4 4 12 12M12 4 4 12' },
  doubts: { label: 'unverified', letter: 'U', path: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.6v.4' },
  tells: { label: 'reports it', letter: 'R', path: 'M3 5h10M3 8h10M3 11h6' },
};
const stanceOrder = ['denies', 'asserts', 'confirms', 'doubts', 'tells'];

function icon(path, label) {
  return svg('svg', { class: 'icon', viewBox: '0 0 16 16', role: label ? 'img' : null, 'aria-label': label, 'aria-hidden': label ? null : 'true', focusable: 'false' }, svg('path', { d: path }));
}

const badge = (stance) => el('span', { class: `badge ${stance}` }, icon(stances[stance].path), stances[stance].label);

// stanceOf is a stance that the page has a sign for; a claim that leaves open
// what it tells (unverified) doubts it.
const stanceOf = (s) => (Object.hasOwn(stances, s) ? s : 'doubts');

const heard = (text) => el('span', { class: 'sr' }, text);

const statusLabel = { disputed: 'disputed', denied: 'denied', corroborated: 'corroborated', undisputed: 'one telling', unverified: 'unverified' };
const statusMark = (s) => el('span', { class: 'state ' + (Object.hasOwn(statusLabel, s) ? s : '') }, Object.hasOwn(statusLabel, s) ? statusLabel[s] : clip(s || 'no status', 30));
