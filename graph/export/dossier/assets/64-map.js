// The map: places that the reports name, on outlines that stand in the file.
// Plate carrée; no tiles, nothing is fetched.

const mapState = { countries: null, box: null };

async function drawMap(view) {
  if (!mapState.countries) mapState.countries = (await unpack($('countries'))).map(outline);
  const places = D.ents.map((_, i) => i).filter((i) => keep.ents[i] && D.ents[i].at && (D.ents[i].spans || []).length);
  const nowhere = D.ents.map((_, i) => i).filter((i) => keep.ents[i] && D.ents[i].label === 'Place' && !D.ents[i].at && (D.ents[i].spans || []).length);
  clear(view);
  const host = el('div', { class: 'maphost' });
  const aside = el('div', { class: 'placelist scroll', tabindex: '0', role: 'region', 'aria-label': 'Places' });
  view.append(el('div', { class: 'mapview' }, host, aside));
  const map = new Map2D(host, places);
  const row = (i) => el('div', { role: 'listitem' }, el('a', { href: `#ent-${i}`, class: 'link place', on: { click: (ev) => { ev.preventDefault(); if (D.ents[i].at) map.goTo(D.ents[i].at); openPlace(i); } } }, el('bdi', {}, D.ents[i].name)), ' ', el('span', { class: 'dim' }, eventsAt(i).length ? many(eventsAt(i).length, 'event') : many(D.ents[i].spans.length, 'mention')));
  aside.append(el('h3', { class: 'sub' }, many(places.length, 'place') + ' on the map'), el('div', { role: 'list' }, cutList(row, places, 40, 'places', true)));
  if (nowhere.length) aside.append(el('h3', { class: 'sub' }, 'Named, place unknown'), el('div', { role: 'list' }, cutList(row, nowhere, 30, 'places', true)));
}

const eventsAt = (i) => D.eventsOf[i].filter((ev) => keep.events[ev] && D.events[ev].args.some((a) => a.ent === i && a.role === 'occurred_at'));

// openPlace shows what happened there first, then where it is named.
function openPlace(i) {
  const what = evidenceOfEntity(i);
  const there = eventsAt(i).flatMap((ev) => D.events[ev].args.filter((a) => a.ent === i && a.role === 'occurred_at').flatMap((a) => (a.sents || []).map((s) => sentItem(s, D.events[ev].name))));
  openEvidence({ ...what, items: [...there, ...what.items] });
}

// outline turns steps in hundredths of a degree into a path and its box.
function outline(c) {
  const box = [1e9, 1e9, -1e9, -1e9];
  const d = c.r.map((ring) => {
    let x = 0, y = 0, path = '';
    for (let i = 0; i < ring.length; i += 2) {
      x += ring[i]; y += ring[i + 1];
      path += `${i ? 'L' : 'M'}${x / 100} ${-y / 100}`;
      box[0] = Math.min(box[0], x / 100); box[1] = Math.min(box[1], -y / 100); box[2] = Math.max(box[2], x / 100); box[3] = Math.max(box[3], -y / 100);
    }
    return path + 'Z';
  }).join('');
  return { name: c.n, d, box };
}

class Map2D {
  constructor(host, places) {
    this.host = host;
    this.places = places;
    this.land = svg('g', { class: 'land' }, mapState.countries.map((c) => svg('path', { d: c.d, 'vector-effect': 'non-scaling-stroke' })));
    this.marks = el('div', { class: 'places' });
    this.svg = svg('svg', { class: 'map', 'aria-hidden': 'true', focusable: 'false', preserveAspectRatio: 'none' }, this.land);
    const button = (text, label, f) => el('button', { type: 'button', 'aria-label': label, on: { click: f } }, text);
    host.append(this.svg, this.marks, el('div', { class: 'zoom' }, button('+', 'Closer', () => this.zoom(0.5)), button('−', 'Farther', () => this.zoom(2)), button('All', 'Show all places', () => this.fit())));
    host.tabIndex = 0;
    host.setAttribute('role', 'region');
    host.setAttribute('aria-label', 'Map of places');
    host.addEventListener('wheel', (ev) => { ev.preventDefault(); const r = host.getBoundingClientRect(); this.zoom(ev.deltaY > 0 ? 1.25 : 0.8, (ev.clientX - r.left) / r.width, (ev.clientY - r.top) / r.height); }, { passive: false });
    host.addEventListener('pointerdown', (ev) => { if (ev.target.closest('button')) return; this.from = [ev.clientX, ev.clientY, this.view.x, this.view.y]; host.setPointerCapture(ev.pointerId); });
    host.addEventListener('pointermove', (ev) => { if (!this.from) return; const [x, y, vx, vy] = this.from; this.view.x = vx - (ev.clientX - x) / host.clientWidth * this.view.w; this.view.y = vy - (ev.clientY - y) / host.clientHeight * this.view.h; this.draw(); });
    host.addEventListener('pointerup', () => { this.from = null; });
    host.addEventListener('pointercancel', () => { this.from = null; });
    host.addEventListener('keydown', (ev) => {
      const step = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] }[ev.key];
      if (ev.target !== host) return;
      if (step) { this.view.x += step[0] * this.view.w; this.view.y += step[1] * this.view.h; this.draw(); ev.preventDefault(); }
      if (ev.key === '+' || ev.key === '=') this.zoom(0.5);
      if (ev.key === '-') this.zoom(2);
    });
    new ResizeObserver(() => { if (host.clientWidth) { if (this.view) this.shape(this.view.x + this.view.w / 2, this.view.y + this.view.h / 2, this.view.w, 0); else this.fit(); } }).observe(host);
  }

  // shape sets the window: its middle, and at least w by h degrees. A degree of
  // longitude is drawn as wide as it is in the middle.
  shape(cx, cy, w, h) {
    const squeeze = Math.max(0.3, Math.cos(Math.min(70, Math.abs(cy)) * Math.PI / 180));
    const ratio = this.host.clientWidth / Math.max(1, this.host.clientHeight);
    w = Math.min(360, Math.max(w, h * ratio / squeeze, 0.3));
    const tall = w * squeeze / ratio;
    this.view = { x: cx - w / 2, y: cy - tall / 2, w, h: tall };
    this.draw();
  }

  fit() {
    const at = this.places.map((i) => D.ents[i].at);
    if (!at.length) { this.shape(10, -20, 340, 0); return; }
    const xs = at.map((p) => p[1]), ys = at.map((p) => -p[0]);
    const [x1, x2, y1, y2] = [xs, ys].flatMap((l) => [Math.min(...l), Math.max(...l)]);
    this.shape((x1 + x2) / 2, (y1 + y2) / 2, Math.max(2, (x2 - x1) * 1.25), Math.max(2, (y2 - y1) * 1.3));
  }

  goTo([lat, lon]) { this.shape(lon, -lat, 16, 10); }

  zoom(f, fx = 0.5, fy = 0.5) {
    const v = this.view, w = v.w * f;
    const x = v.x + v.w * fx, y = v.y + v.h * fy;
    this.shape(x + (0.5 - fx) * Math.min(360, w), y + (0.5 - fy) * v.h * f, w, 0);
  }

  draw() {
    const v = this.view;
    this.svg.setAttribute('viewBox', `${v.x} ${v.y} ${v.w} ${v.h}`);
    [...this.land.children].forEach((path, i) => {
      const b = mapState.countries[i].box;
      path.style.display = b[0] > v.x + v.w || b[2] < v.x || b[1] > v.y + v.h || b[3] < v.y ? 'none' : '';
    });
    this.drawPlaces();
  }

  // drawPlaces puts places that are too near into one mark with their number,
  // and gives a name where there is room for it.
  drawPlaces() {
    const W = this.host.clientWidth, H = this.host.clientHeight, v = this.view;
    const groups = [];
    const pen = this.pen ||= document.createElement('canvas').getContext('2d');
    pen.font = '12.5px ' + getComputedStyle(document.body).fontFamily;
    for (const i of this.places) {
      const [lat, lon] = D.ents[i].at;
      const x = (lon - v.x) / v.w * W, y = (-lat - v.y) / v.h * H;
      if (x < -20 || y < -20 || x > W + 20 || y > H + 20) continue;
      const near = groups.find((g) => Math.hypot(g.x - x, g.y - y) < 20);
      if (near) near.list.push(i); else groups.push({ x, y, list: [i] });
    }
    const taken = groups.map((g) => [g.x - 10, g.y - 10, g.x + 10, g.y + 10]);
    const free = (b) => b[0] > 0 && b[2] < W && b[1] > 0 && b[3] < H && taken.every((t) => b[0] > t[2] || b[2] < t[0] || b[1] > t[3] || b[3] < t[1]);
    clear(this.marks);
    for (const g of groups) {
      const name = D.ents[g.list[0]].name, text = clip(plain(name), 28) + (g.list.length > 1 ? ` +${g.list.length - 1}` : '');
      const wide = Math.ceil(pen.measureText(text).width) + 8;
      const spots = [[g.x + 11, g.y - 9, g.x + 11 + wide, g.y + 9], [g.x - 11 - wide, g.y - 9, g.x - 11, g.y + 9], [g.x - wide / 2, g.y + 11, g.x + wide / 2, g.y + 29], [g.x - wide / 2, g.y - 29, g.x + wide / 2, g.y - 11]];
      const spot = spots.find(free);
      if (spot) taken.push(spot);
      const size = Math.min(22, 9 + 2 * Math.sqrt(g.list.reduce((n, i) => n + D.ents[i].spans.length, 0)));
      const disputed = g.list.some((i) => eventsAt(i).some((ev) => disputedFirst(ev) === 0));
      const act = () => { if (g.list.length > 1 && v.w > 1) this.closer(g.list); else openPlace(g.list[0]); };
      this.marks.append(el('button', { type: 'button', class: 'pin' + (disputed ? ' disputed' : '') + (g.list.length > 1 ? ' group' : ''), 'data-ent': g.list[0], title: plain(g.list.map((i) => D.ents[i].name).slice(0, 12).join(', ')), 'aria-label': plain(g.list.length > 1 ? `${name} and ${g.list.length - 1} more, zoom in` : `${name}, ${many(eventsAt(g.list[0]).length, 'event')}`), css: { left: g.x + 'px', top: g.y + 'px', width: size + 'px', height: size + 'px' }, on: { click: act } }));
      if (spot) this.marks.append(el('span', { class: 'pinname', 'aria-hidden': 'true', css: { left: spot[0] + 'px', top: spot[1] + 'px', width: wide + 'px' } }, text));
    }
  }

  closer(list) {
    const at = list.map((i) => D.ents[i].at), xs = at.map((p) => p[1]), ys = at.map((p) => -p[0]);
    const w = Math.max(Math.max(...xs) - Math.min(...xs), (Math.max(...ys) - Math.min(...ys)) * 1.5);
    this.shape((Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2, Math.max(0.5, Math.min(w * 1.6, this.view.w / 2)), 0);
  }
}
