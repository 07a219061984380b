// The claims board: events down, sources across, and in each cell how the
// source stands to the event. Two ways to see it: by who speaks, or by report.

const rowsPerPage = 24;
const columnsMost = 36;
const board = { by: 'who', page: 0, as: innerWidth < 700 ? 'cards' : 'table' };

function drawBoard(view) {
  const rows = keptEvents((e, i) => D.claimsOf[i].some(([c]) => keep.claims[c]) || board.by === 'report' && (e.told || []).length > 1)
    .sort((a, b) => disputedFirst(a) - disputedFirst(b) || byWeight(a, b));
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  board.page = Math.min(board.page, pages - 1);
  const from = board.page * rowsPerPage;
  const shown = neighbours(rows.slice(from, from + rowsPerPage));
  const choose = (key, value, text) => el('button', { type: 'button', 'aria-pressed': String(board[key] === value), on: { click: () => { board[key] = value; board.page = 0; drawBoard(view); refocus(view, text); } } }, text);
  const turn = (n, text) => el('button', { type: 'button', disabled: board.page + n < 0 || board.page + n >= pages, on: { click: () => { board.page += n; drawBoard(view); refocus(view, text); } } }, text);
  clear(view).append(el('div', { class: 'bar-tools' },
    el('div', { role: 'group', 'aria-label': 'Columns', class: 'switch' }, choose('by', 'who', 'By who speaks'), choose('by', 'report', 'By report')),
    el('div', { role: 'group', 'aria-label': 'Form', class: 'switch' }, choose('as', 'table', 'Table'), choose('as', 'cards', 'Cards')),
    el('div', { class: 'legend' }, stanceOrder.filter((s) => s !== 'tells' || board.by === 'report').map((s) => badge(s))),
    pages > 1 ? el('div', { class: 'pager' }, turn(-1, 'Previous'), el('span', {}, `${from + 1}–${from + shown.length} of ${rows.length.toLocaleString('en')}`), turn(1, 'Next')) : null));
  const host = el('div', { class: 'scroll boardhost', tabindex: '0', role: 'region', 'aria-label': 'Claims board' });
  view.append(host);
  if (!shown.length) host.append(el('p', { class: 'empty' }, 'No claims fit the filter.'));
  else if (board.as === 'cards') host.append(el('div', { class: 'account' }, shown.map(dispute)));
  else host.append(boardTable(shown));
}

const disputedFirst = (i) => (['disputed', 'denied'].includes(D.events[i].status) ? 0 : 1);

// refocus goes back to the button that redrew the view.
function refocus(view, text) {
  const b = [...view.querySelectorAll('.bar-tools button')].find((x) => x.textContent === text && !x.disabled);
  if (b) b.focus();
}

// neighbours puts rows with the same sources beside each other, so that the
// board shows blocks; disputed rows stay first.
function neighbours(rows) {
  const left = rows.slice(), out = [];
  const cols = new Map(rows.map((i) => [i, new Set(cellsOf(i).keys())]));
  while (left.length) {
    const last = out.length ? cols.get(out.at(-1)) : null;
    let best = 0, most = -1;
    left.forEach((i, k) => {
      let n = 0;
      if (last) for (const c of cols.get(i)) if (last.has(c)) n++;
      const score = n - (disputedFirst(i) > disputedFirst(left[0]) ? 100 : 0);
      if (score > most) { most = score; best = k; }
    });
    out.push(left.splice(best, 1)[0]);
  }
  return out;
}

// cellsOf gives, for an event, the claims by column: key -> [[claim, stance]].
// In the board by report, a report that only tells the event has [-1, 'tells'].
function cellsOf(i) {
  const cells = new Map();
  const put = (key, v) => { if (!cells.has(key)) cells.set(key, []); cells.get(key).push(v); };
  for (const [c, s] of D.claimsOf[i]) {
    const claim = D.claims[c];
    if (!keep.claims[c] || claim.span[0] < 0) continue;
    if (board.by === 'report') put('d' + docOf(claim.span), [c, s]);
    else if (!(claim.who || []).length) put('none', [c, s]);
    else for (const w of claim.who) put('e' + w, [c, s]);
  }
  if (board.by === 'report') {
    (D.events[i].told || []).forEach((t, k) => { const key = 'd' + docOf(t.span); if (!cells.has(key) && keep.source[docOf(t.span)]) put(key, [-1, 'tells', k]); });
  }
  return cells;
}

function boardTable(rows) {
  const cells = rows.map(cellsOf);
  const columns = new Map();
  cells.forEach((c) => { for (const [key, list] of c) columns.set(key, (columns.get(key) || 0) + list.length); });
  const order = [...columns.keys()];
  const wanted = new Set(order.slice().sort((a, b) => columns.get(b) - columns.get(a)).slice(0, columnsMost));
  const shown = order.filter((k) => wanted.has(k));
  const name = (k) => (k === 'none' ? 'No source named' : k[0] === 'e' ? D.ents[Number(k.slice(1))].name : docLabel(Number(k.slice(1))));
  const open = (k) => (k === 'none' ? null : k[0] === 'e' ? openers.ent(Number(k.slice(1))) : openers.doc(Number(k.slice(1))));
  const heading = (k) => el('th', { scope: 'col' }, el('div', { class: 'slant' }, k === 'none' ? el('span', { title: name(k) }, name(k)) : el('a', { href: k[0] === 'e' ? `#ent-${k.slice(1)}` : `#doc-${k.slice(1)}`, class: 'link', title: plain(name(k)), on: { click: (ev) => { ev.preventDefault(); open(k); } } }, el('bdi', {}, name(k)))));
  const head = el('tr', {}, el('td', { class: 'corner' }, order.length > shown.length ? `${order.length - shown.length} sources with fewer claims are left out` : ''), shown.map(heading));
  const body = rows.map((i, r) => el('tr', { 'data-event': i }, el('th', { scope: 'row' }, linkTo('event', i, el('bdi', {}, D.events[i].name)), el('span', { class: 'meta' }, disputedFirst(i) ? null : statusMark(D.events[i].status), ' ', whenLabel(D.events[i]))),
    shown.map((k) => el('td', {}, cell(i, name(k), cells[r].get(k))))));
  return el('table', { class: 'board' }, el('caption', { class: 'sr' }, 'Events by source: who asserts, denies, confirms or doubts what'), el('thead', {}, head), el('tbody', {}, body));
}

function cell(event, source, list) {
  if (!list) return null;
  return stanceOrder.filter((s) => list.some((x) => x[1] === s)).map((s) => {
    const own = list.filter((x) => x[1] === s);
    const quote = s === 'tells' ? '' : D.claims[own[0][0]].text;
    const label = plain(`${source} ${stances[s].label}${quote ? `: “${clip(quote, 160)}”` : ''}`);
    const go = () => {
      if (s === 'tells') openers.event(event, own[0][2]);
      else openEvidence({ ...evidenceOfClaim(own[0][0]), items: own.map(([c]) => spanItem(D.claims[c].span, clip(whoOf(D.claims[c]), 60))) });
    };
    return el('button', { type: 'button', class: `cell ${s}`, title: label, 'data-letter': stances[s].letter + (own.length > 1 ? own.length : ''), on: { click: go } }, icon(stances[s].path), heard(label));
  });
}
