// The graph: who is joined to whom, and events with who took part. The most
// connected nodes are drawn; the list beside has every edge.

const net = { cy: null, show: 'all', most: 45, form: innerWidth < 700 ? 'list' : 'graph', type: '', list: null };

function drawGraph(view) {
  const edges = graphEdges();
  const types = [...new Set(edges.map((e) => e.type))].sort();
  if (net.type && !types.includes(net.type)) net.type = '';
  const choose = (key, value, text) => el('button', { type: 'button', 'aria-pressed': String(net[key] === value), on: { click: () => { net[key] = value; drawGraph(view); refocus(view, text); } } }, text);
  const select = (key, label, list) => el('label', { class: 'field inline' }, el('span', {}, label), el('select', { on: { change: (ev) => { net[key] = key === 'most' ? Number(ev.target.value) : ev.target.value; drawGraph(view); view.querySelector(`[data-key="${key}"]`).focus(); } }, 'data-key': key },
    list.map(([value, text]) => el('option', { value, selected: String(net[key]) === String(value) }, text))));
  clear(view).append(el('div', { class: 'bar-tools' },
    el('div', { role: 'group', 'aria-label': 'Form', class: 'switch' }, choose('form', 'graph', 'Graph'), choose('form', 'list', 'List of edges')),
    el('div', { role: 'group', 'aria-label': 'What to show', class: 'switch' }, choose('show', 'all', 'All'), choose('show', 'relations', 'Relations'), choose('show', 'events', 'Events')),
    select('type', 'Edge', [['', 'All types'], ...types.map((t) => [t, words(t)])]),
    net.form === 'graph' ? select('most', 'Nodes', [[25, '25'], [45, '45'], [90, '90'], [180, '180']]) : null));
  const wanted = edges.filter((e) => !net.type || e.type === net.type);
  if (net.cy) { net.cy.destroy(); net.cy = null; }
  if (!wanted.length) { view.append(el('p', { class: 'empty' }, 'No edges fit the filter.')); return; }
  if (net.form === 'list') edgeList(view, wanted); else edgePicture(view, wanted);
}

// graphEdges are the edges that the filter leaves: {a, b, type, go, sents}; an
// end is e12 (entity) or v7 (event).
function graphEdges() {
  const out = [];
  if (net.show !== 'events') {
    D.rels.forEach((r, i) => {
      if (relKept(r)) out.push({ a: 'e' + r.from, b: 'e' + r.to, type: r.type, kb: !r.sents, go: () => openers.rel(i), status: r.status });
    });
  }
  if (net.show !== 'relations') {
    D.events.forEach((e, i) => {
      if (!keep.events[i]) return;
      for (const a of e.args || []) {
        const items = (a.sents || []).map((s) => sentItem(s));
        out.push({ a: 'v' + i, b: 'e' + a.ent, type: a.role, go: () => openEvidence({ kicker: words(a.role), title: `${e.name}: ${words(a.role)} ${D.ents[a.ent].name}`, parts: [el('p', { class: 'meta' }, linkTo('event', i, e.name), ' · ', linkTo('ent', a.ent, D.ents[a.ent].name))], items }) });
      }
    });
    for (const r of D.rivals) {
      if (r.events && keep.events[r.events[0]] && keep.events[r.events[1]]) {
        out.push({ a: 'v' + r.events[0], b: 'v' + r.events[1], type: 'incompatible_with', bad: true, go: () => openEvidence({ kicker: 'Incompatible', title: 'Both cannot have happened as told', parts: r.events.map((x) => el('p', { class: 'meta' }, linkTo('event', x, D.events[x].name))), items: r.events.flatMap((x) => (D.events[x].told || []).map((t) => spanItem(t.span, D.events[x].name))) }) });
      }
    }
  }
  return out;
}

const nodeName = (id) => (id[0] === 'v' ? D.events : D.ents)[Number(id.slice(1))].name;
const nodeKind = (id) => (id[0] === 'v' ? 'event' : D.ents[Number(id.slice(1))].label.toLowerCase());
const openNode = (id) => openers[id[0] === 'v' ? 'event' : 'ent'](Number(id.slice(1)));

function edgeList(view, edges) {
  const host = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'List of edges' });
  view.append(host);
  const sorted = edges.slice().sort((x, y) => (x.kb ? 1 : 0) - (y.kb ? 1 : 0) || (x.type < y.type ? -1 : x.type > y.type ? 1 : 0));
  const list = new VList(host, 'Edges', () => (host.clientWidth < 620 ? 64 : 40), (e) => el('button', { type: 'button', class: 'erow', on: { click: e.go } },
    el('bdi', { class: 'mark ' + nodeKind(e.a) }, nodeName(e.a)), el('span', { class: 'verb' }, (e.status ? e.status + ' ' : '') + words(e.type)), el('bdi', { class: 'mark ' + nodeKind(e.b) }, nodeName(e.b)), e.kb ? el('span', { class: 'dim' }, 'knowledge base') : null));
  list.setItems(sorted);
}

// chosen are the nodes with the most edges of reports, and the edges between.
function chosen(edges) {
  const degree = new Map();
  for (const e of edges) for (const id of [e.a, e.b]) degree.set(id, (degree.get(id) || 0) + (e.kb ? 0.1 : e.bad ? 3 : 1));
  const ids = [...degree.keys()].sort((a, b) => degree.get(b) - degree.get(a) || (a < b ? -1 : 1)).slice(0, net.most);
  const set = new Set(ids);
  const between = edges.filter((e) => set.has(e.a) && set.has(e.b));
  const joined = new Set(between.flatMap((e) => [e.a, e.b]));
  return { ids: ids.filter((id) => joined.has(id)), edges: between, all: degree.size, degree };
}

function edgePicture(view, edges) {
  const pick = chosen(edges);
  const box = el('div', { class: 'canvas', role: 'img', 'aria-label': `Graph of ${pick.ids.length} nodes and ${pick.edges.length} edges; the list of edges has the same as text` });
  const kinds = ['person', 'organization', 'place', 'event'];
  const note = pick.all > pick.ids.length ? `${pick.ids.length} of ${pick.all.toLocaleString('en')} nodes, the most connected. ` : '';
  const zoom = (f, text, label) => el('button', { type: 'button', 'aria-label': label, on: { click: () => { if (!f) net.cy.fit(undefined, 24); else net.cy.zoom({ level: net.cy.zoom() * f, renderedPosition: { x: box.clientWidth / 2, y: box.clientHeight / 2 } }); } } }, text);
  view.append(el('div', { class: 'canvashost' }, box, el('div', { class: 'zoom' }, zoom(1.4, '+', 'Closer'), zoom(1 / 1.4, '−', 'Farther'), zoom(0, 'Fit', 'Fit the graph into the window'))),
    el('p', { class: 'legend' }, kinds.map((k) => el('span', {}, el('i', { class: 'dot ' + k }), k)), el('span', {}, el('i', { class: 'dash' }), 'from a knowledge base'), el('span', {}, el('i', { class: 'dash bad' }), 'exclude each other'), el('span', { class: 'dim' }, note + 'Choose an edge to read its sentence.')));
  net.cy = window.cytoscape({ container: box, elements: elements(pick), style: graphStyle(), layout: { name: 'preset' }, minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false });
  arrange(net.cy, pick, box.clientWidth / Math.max(1, box.clientHeight));
  net.cy.fit(undefined, 24);
  net.cy.on('tap', 'edge', (ev) => pick.edges[Number(ev.target.id().slice(1))].go());
  net.cy.on('tap', 'node', (ev) => openNode(ev.target.id()));
  net.cy.on('mouseover', 'node', (ev) => { net.cy.elements().addClass('faint'); ev.target.closedNeighborhood().removeClass('faint').addClass('near'); });
  net.cy.on('mouseout', 'node', () => net.cy.elements().removeClass('faint near'));
  net.cy.on('mouseover', 'edge', (ev) => ev.target.addClass('near'));
  net.cy.on('mouseout', 'edge', (ev) => ev.target.removeClass('near'));
}

function elements(pick) {
  return [
    ...pick.ids.map((id, i) => ({ data: { id, label: wrapName(plain(clip(nodeName(id), 60))), size: 18 + 7 * Math.sqrt(pick.degree.get(id)) }, classes: nodeKind(id) + (id[0] === 'v' ? ' ' + D.events[Number(id.slice(1))].status : ''),
      // a sunflower, most connected in the middle: a start that is always the same
      position: { x: 90 * Math.sqrt(i) * Math.cos(i * 2.39996), y: 90 * Math.sqrt(i) * Math.sin(i * 2.39996) } })),
    ...pick.edges.map((e, i) => ({ data: { id: 'k' + i, source: e.a, target: e.b, label: words(e.type) }, classes: (e.kb ? 'kb' : '') + (e.bad ? ' bad' : '') })),
  ];
}

// wrapName breaks a name into lines of about 18 letters.
function wrapName(s) {
  const lines = [''];
  for (const w of s.split(' ')) {
    if (lines.at(-1) && lines.at(-1).length + w.length > 18) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + w;
  }
  return lines.slice(0, 4).join('\n');
}

// arrange runs the library's spring layout and then moves nodes apart until no
// two boxes of node and label overlap.
function arrange(cy, pick, ratio) {
  const n = pick.ids.length;
  const all = cy.elements().components().map((part) => {
    part.layout({ name: 'cose', animate: false, randomize: false, fit: false, nodeDimensionsIncludeLabels: true, numIter: n > 150 ? 300 : 1000, idealEdgeLength: () => 40, nodeRepulsion: () => 3000, edgeElasticity: () => 60, gravity: 1.4, nodeOverlap: 8 }).run();
    const boxes = part.nodes().map((node) => { const b = node.boundingBox({ includeLabels: true, includeOverlays: false }); const p = node.position(); return { node, x: p.x * 0.8, y: p.y * 0.55, l: p.x - b.x1, r: b.x2 - p.x, t: p.y - b.y1, b: b.y2 - p.y }; });
    spread(boxes, 9);
    return boxes;
  });
  pack(all, ratio);
  cy.batch(() => all.flat().forEach((b) => b.node.position({ x: b.x, y: b.y })));
}

// pack sets the separate parts of a graph side by side, the largest first, each
// where the whole then needs least of a window of that shape.
function pack(parts, ratio) {
  const gap = 40;
  const list = parts.map((boxes) => {
    const x1 = Math.min(...boxes.map((b) => b.x - b.l)), y1 = Math.min(...boxes.map((b) => b.y - b.t));
    return { boxes, x1, y1, w: Math.max(...boxes.map((b) => b.x + b.r)) - x1 + gap, h: Math.max(...boxes.map((b) => b.y + b.b)) - y1 + gap };
  }).sort((a, b) => b.w * b.h - a.w * a.h);
  const put = [];
  let wide = 0, tall = 0;
  for (const p of list) {
    let best = null;
    for (const x of [0, ...put.map((q) => q.x + q.w)]) {
      for (const y of [0, ...put.map((q) => q.y + q.h)]) {
        if (put.some((q) => x < q.x + q.w && x + p.w > q.x && y < q.y + q.h && y + p.h > q.y)) continue;
        const need = Math.max(Math.max(wide, x + p.w) / ratio, tall, y + p.h) + (x / ratio + y) / 1000;
        if (!best || need < best.need) best = { x, y, need };
      }
    }
    Object.assign(p, best);
    put.push(p);
    wide = Math.max(wide, p.x + p.w); tall = Math.max(tall, p.y + p.h);
    p.boxes.forEach((b) => { b.x += p.x - p.x1; b.y += p.y - p.y1; });
  }
}

// spread pushes overlapping boxes apart along the shorter way.
function spread(boxes, margin) {
  for (let round = 0; round < 400; round++) {
    let moved = false;
    boxes.sort((a, b) => a.x - a.l - (b.x - b.l));
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length; j++) {
        const a = boxes[i], b = boxes[j];
        if (b.x - b.l > a.x + a.r + margin + 200) break;
        const dx = Math.min(a.x + a.r, b.x + b.r) - Math.max(a.x - a.l, b.x - b.l) + margin;
        const dy = Math.min(a.y + a.b, b.y + b.b) - Math.max(a.y - a.t, b.y - b.t) + margin;
        if (dx <= 0 || dy <= 0) continue;
        moved = true;
        if (dx < dy) { const s = (a.x <= b.x ? 1 : -1) * (dx / 2 + 0.5); a.x -= s; b.x += s; }
        else { const s = (a.y <= b.y ? 1 : -1) * (dy / 2 + 0.5); a.y -= s; b.y += s; }
      }
    }
    if (!moved) return;
  }
}

const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

function graphStyle() {
  const node = (kind, shape) => ({ selector: 'node.' + kind, style: { 'background-color': ink(kind), shape } });
  return [
    { selector: 'node', style: { width: 'data(size)', height: 'data(size)', label: 'data(label)', color: ink('text'), 'font-size': 15, 'font-family': 'system-ui, sans-serif', 'text-wrap': 'wrap', 'text-valign': 'bottom', 'text-margin-y': 3, 'line-height': 1.15, 'text-outline-color': ink('paper'), 'text-outline-width': 2.5, 'border-width': 1.5, 'border-color': ink('paper') } },
    node('person', 'ellipse'), node('organization', 'round-rectangle'), node('place', 'round-triangle'), node('event', 'diamond'),
    { selector: 'node.disputed, node.denied', style: { 'border-color': ink('denies'), 'border-width': 3 } },
    { selector: 'edge', style: { width: 1.4, 'line-color': ink('edge'), 'target-arrow-color': ink('edge'), 'target-arrow-shape': 'triangle', 'arrow-scale': 0.8, 'curve-style': 'bezier', color: ink('text'), 'font-size': 10, 'font-family': 'system-ui, sans-serif', 'text-rotation': 'autorotate', 'text-background-color': ink('paper'), 'text-background-opacity': 1, 'text-background-padding': 2 } },
    { selector: 'edge.kb', style: { 'line-style': 'dashed', 'line-dash-pattern': [3, 4], 'target-arrow-shape': 'none', opacity: 0.7 } },
    { selector: 'edge.bad', style: { 'line-color': ink('denies'), width: 3, 'line-style': 'dashed', 'target-arrow-shape': 'none' } },
    { selector: '.faint', style: { opacity: 0.15 } },
    { selector: 'edge.near', style: { label: 'data(label)', width: 2.4, 'line-color': ink('accent'), 'target-arrow-color': ink('accent'), 'z-index': 10 } },
  ];
}
