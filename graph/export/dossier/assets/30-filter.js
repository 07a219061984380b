// The filter: words, source, days, type and status, over all views at once.

const F = { q: '', source: '', from: '', to: '', type: '', status: '' };
const keep = { docs: null, events: null, claims: null, ents: null };
const onFilter = [];

function buildFilter() {
  const form = $('filters');
  const field = (name, label, input) => el('label', { class: 'field ' + name }, el('span', {}, label), input);
  const select = (name, groups) => el('select', { name }, groups);
  const option = (value, text) => el('option', { value }, text);
  const counted = (list) => {
    const n = new Map();
    for (const v of list) n.set(v, (n.get(v) || 0) + 1);
    return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const publishers = counted(D.docs.map((_, i) => publisherOf(i)));
  const sources = [option('', 'All sources'), el('optgroup', { label: 'Publisher' }, publishers.map(([p, n]) => option('p' + p, `${clip(p, 40)} (${n})`)))];
  if (D.docs.length <= 300) sources.push(el('optgroup', { label: 'Report' }, D.docs.map((d, i) => option('d' + i, clip(d.name, 60)))));
  const types = counted(D.events.map((e) => e.type));
  const states = counted(D.events.map((e) => e.status).filter(Boolean));
  add(form, [
    field('q', 'Search', el('input', { type: 'search', name: 'q', placeholder: 'name, event, word …', autocomplete: 'off', spellcheck: 'false' })),
    field('source', 'Source', select('source', sources)),
    field('from', 'Happened from', el('input', { type: 'date', name: 'from' })),
    field('to', 'to', el('input', { type: 'date', name: 'to' })),
    field('type', 'Type of event', select('type', [option('', 'All types'), ...types.map(([t, n]) => option(t, `${words(t)} (${n})`))])),
    field('status', 'Status', select('status', [option('', 'Any status'), ...states.map(([s, n]) => option(s, `${statusLabel[s] || s} (${n})`))])),
    el('button', { type: 'reset', id: 'clear' }, 'Clear'),
  ]);
  let timer;
  const read = () => {
    for (const name of Object.keys(F)) F[name] = form.elements[name].value.trim();
    applyFilter();
  };
  form.addEventListener('input', (ev) => { clearTimeout(timer); timer = setTimeout(read, ev.target.name === 'q' ? 180 : 0); });
  form.addEventListener('reset', () => setTimeout(read, 0));
  form.addEventListener('submit', (ev) => { ev.preventDefault(); read(); });
  $('filterToggle').addEventListener('click', () => {
    const open = document.body.classList.toggle('filtering');
    $('filterToggle').setAttribute('aria-expanded', String(open));
    if (open) form.elements.q.focus();
  });
}

// folded is a text as it is searched: small letters, no accents.
const folded = (s) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

let haystacks;
function haystack() {
  if (!haystacks) {
    const names = D.ents.map((e) => folded([e.name, ...(e.aliases || [])].join(' ')));
    haystacks = {
      ents: names,
      claims: D.claims.map((c) => folded(c.text) + ' ' + (c.who || []).map((w) => names[w]).join(' ')),
      events: D.events.map((e) => folded(e.name + ' ' + words(e.type)) + ' ' + (e.args || []).map((a) => names[a.ent]).join(' ')),
    };
  }
  return haystacks;
}

const filtered = () => Object.values(F).some(Boolean);

function applyFilter() {
  const q = folded(F.q).split(/\s+/).filter(Boolean);
  const found = (s) => q.every((w) => s.includes(w));
  const hay = q.length ? haystack() : null;
  const ofSource = D.docs.map((_, i) => !F.source || (F.source[0] === 'p' ? publisherOf(i) === F.source.slice(1) : i === Number(F.source.slice(1))));
  const ofEvent = Boolean(F.from || F.to || F.type || F.status);
  keep.events = D.events.map((e, i) => {
    if (F.type && e.type !== F.type || F.status && e.status !== F.status) return false;
    if (F.from && !((e.to || e.from) && (!e.to || e.to >= F.from))) return false;
    if (F.to && !((e.to || e.from) && (!e.from || e.from <= F.to))) return false;
    if (F.source && !(e.told || []).some((t) => ofSource[docOf(t.span)])) return false;
    return !hay || found(hay.events[i]) || D.claimsOf[i].some(([c]) => found(hay.claims[c]));
  });
  keep.claims = D.claims.map((c, i) => {
    if (F.source && !(c.span[0] >= 0 && ofSource[docOf(c.span)])) return false;
    if (ofEvent && !(c.about || []).some((a) => keep.events[a.event])) return false;
    return !hay || found(hay.claims[i]) || (c.about || []).some((a) => found(hay.events[a.event]));
  });
  keep.ents = D.ents.map((e, i) => {
    if (F.source && !(e.spans || []).some((s) => ofSource[docOf(s)])) return false;
    if (ofEvent && !D.eventsOf[i].some((ev) => keep.events[ev])) return false;
    return !hay || found(hay.ents[i]) || D.eventsOf[i].some((ev) => keep.events[ev]);
  });
  keep.source = ofSource;
  keep.docs = D.docs.map((_, i) => ofSource[i] && (!ofEvent || D.eventsIn[i].some((e) => keep.events[e])));
  const n = (list) => list.reduce((sum, k) => sum + (k ? 1 : 0), 0);
  $('status').textContent = filtered() ? `Filter: ${n(keep.events).toLocaleString('en')} of ${many(D.events.length, 'event')}, ${n(keep.claims).toLocaleString('en')} of ${many(D.claims.length, 'claim')}` : '';
  document.body.classList.toggle('filtered', filtered());
  for (const f of onFilter) f();
}

// relKept: a relation stays if both ends do and, of a source, a report states it.
function relKept(r) {
  if (!keep.ents[r.from] || !keep.ents[r.to]) return false;
  return !F.source || (r.sents || []).some((s) => keep.source[D.sents[s][0]]);
}
