// The evidence: what was clicked, the sentences it rests on, and the report
// with the sentence marked. Every click in every view ends here.

// shownEvidence is what the reader shows: {kicker, title, parts, items, at}.
// An item is {sent, from, to, note}: a sentence, the telling words, a remark.
let shownEvidence = null;
let cameFrom = null;
const trail = [];

const spanItem = (span, note) => ({ sent: span[0], from: span[1], to: span[2], note });
const sentItem = (sent, note) => ({ sent, from: D.sents[sent][1], to: D.sents[sent][2], note });

function openEvidence(what, at) {
  if (document.activeElement && !$('reader').contains(document.activeElement)) { cameFrom = document.activeElement; trail.length = 0; }
  else if (shownEvidence) trail.push(shownEvidence);
  shownEvidence = { ...what, at: at || 0 };
  drawEvidence();
}

// A thing of the file, by kind and index.
const openers = {
  event: (i, sent) => openEvidence(evidenceOfEvent(i), sent),
  claim: (i) => openEvidence(evidenceOfClaim(i)),
  ent: (i) => openEvidence(evidenceOfEntity(i)),
  rel: (i) => openEvidence(evidenceOfRelation(i)),
  doc: (i) => openEvidence({ kicker: 'Report', doc: i, items: [] }),
};
// A link has an address of its own (#claim-12), which can be kept.
const linkTo = (kind, i, text, cls) => el('a', { href: `#${kind}-${i}`, class: 'link ' + (cls || ''), on: { click: (ev) => { if (ev.ctrlKey || ev.metaKey || ev.shiftKey) return; ev.preventDefault(); openers[kind](i); } } }, text);

// openAddress opens what an address names; false if it names nothing.
function openAddress(hash) {
  const m = /^#?(event|claim|ent|rel|doc)-(\d+)$/.exec(hash);
  const list = m && { event: D.events, claim: D.claims, ent: D.ents, rel: D.rels, doc: D.docs }[m[1]];
  if (!list || Number(m[2]) >= list.length) return false;
  openers[m[1]](Number(m[2]));
  return true;
}

function evidenceOfEvent(i) {
  const e = D.events[i];
  const items = (e.told || []).map((t) => spanItem(t.span, t.neg ? 'told in the negative' : ''));
  const parts = [el('p', { class: 'meta' }, statusMark(e.status), ' ', whenLabel(e), e.text ? ` (“${e.text}”)` : '', ` · ${words(e.type)} · ${many(e.sources, 'source')}`)];
  if ((e.args || []).length) {
    parts.push(el('dl', { class: 'roles' }, e.args.flatMap((a) => [el('dt', {}, words(a.role)), el('dd', {}, linkTo('ent', a.ent, D.ents[a.ent].name))])));
  }
  if ((e.figures || []).length) parts.push(el('p', { class: 'meta' }, 'Figures: ' + e.figures.join('; ')));
  for (const s of stanceOrder) {
    for (const [c] of D.claimsOf[i].filter(([, stance]) => stance === s)) parts.push(claimLine(c, s));
  }
  for (const r of D.rivalsOf[i]) {
    const other = (r.events || []).find((x) => x !== i);
    if (other !== undefined) parts.push(el('p', { class: 'meta' }, 'Excludes: ', linkTo('event', other, D.events[other].name)));
  }
  return { kicker: 'Event', title: e.name, parts, items };
}

// claimLine is one claim in a line: stance, who, words.
function claimLine(c, stance) {
  const claim = D.claims[c];
  return el('p', { class: 'claimline' }, badge(stance), ' ', el('bdi', { class: 'who' }, whoOf(claim)), ' ',
    linkTo('claim', c, el('q', {}, el('bdi', {}, clip(claim.text, 220)))));
}

function evidenceOfClaim(i) {
  const c = D.claims[i];
  const stance = stanceOf(c.stance);
  const who = (c.who || []).map((w) => linkTo('ent', w, D.ents[w].name));
  const parts = [el('p', { class: 'meta' }, badge(stance), ' ', who.length ? who : 'No source named', (c.to || []).length ? [' told ', c.to.map((w) => linkTo('ent', w, D.ents[w].name))] : '', c.figure ? ` · ${c.figure}` : '')];
  for (const a of c.about || []) {
    parts.push(el('p', { class: 'meta' }, a.stance === stance ? 'On: ' : `${stances[a.stance].label}: `, linkTo('event', a.event, D.events[a.event].name)));
  }
  return { kicker: c.quote ? 'Claim, in quotation marks' : 'Claim', title: clip(c.text, 220), quote: true, parts, items: c.span[0] >= 0 ? [spanItem(c.span)] : [] };
}

function evidenceOfEntity(i) {
  const e = D.ents[i];
  const parts = [el('p', { class: 'meta' }, [words(e.label), e.kind && words(e.kind), e.country, e.link || 'in no knowledge base'].filter(Boolean).join(' · '))];
  if ((e.aliases || []).length) parts.push(el('p', { class: 'meta' }, 'Also: ' + e.aliases.join(', ')));
  const rels = D.relsOf[i].slice(0, 40);
  if (rels.length) parts.push(el('ul', { class: 'plainlist' }, rels.map((r) => el('li', {}, relLine(r, i)))));
  const events = D.eventsOf[i].slice(0, 40);
  if (events.length) parts.push(el('ul', { class: 'plainlist' }, events.map((ev) => el('li', {}, linkTo('event', ev, D.events[ev].name), ' ', el('span', { class: 'dim' }, whenLabel(D.events[ev]))))));
  return { kicker: e.label, title: e.name, parts, items: (e.spans || []).map((s) => spanItem(s)) };
}

function relLine(r, from) {
  const rel = D.rels[r];
  const name = (x) => (x === from ? el('bdi', {}, D.ents[x].name) : linkTo('ent', x, D.ents[x].name));
  const verb = (rel.status ? rel.status + ' ' : '') + words(rel.type);
  return [name(rel.from), ' ', rel.sents ? linkTo('rel', r, verb, 'verb') : el('span', { class: 'dim', title: 'from ' + rel.kb }, verb), ' ', name(rel.to)];
}

function evidenceOfRelation(i) {
  const r = D.rels[i];
  const parts = [el('p', { class: 'meta' }, linkTo('ent', r.from, D.ents[r.from].name), ' ', words(r.type), ' ', linkTo('ent', r.to, D.ents[r.to].name))];
  if (r.office) parts.push(el('p', { class: 'meta' }, `As “${r.office}”`));
  if (r.status) parts.push(el('p', { class: 'meta' }, 'Status: ' + r.status));
  if (r.kb) parts.push(el('p', { class: 'meta' }, `Stated by ${r.kb}, by no report.`));
  return { kicker: 'Relation', title: `${D.ents[r.from].name} ${words(r.type)} ${D.ents[r.to].name}`, parts, items: (r.sents || []).map((s) => sentItem(s)) };
}

function drawEvidence() {
  const what = shownEvidence;
  const pane = clear($('reader'));
  document.body.classList.add('reading');
  const item = what.items[what.at];
  const doc = item ? D.sents[item.sent][0] : what.doc;
  const head = el('div', { class: 'ev-head' },
    el('div', { class: 'ev-bar' }, el('span', { class: 'kicker' }, what.kicker),
      trail.length ? el('button', { type: 'button', class: 'back', on: { click: goBack } }, 'Back') : null,
      el('button', { type: 'button', class: 'close', on: { click: closeEvidence } }, 'Close')),
    what.title ? el('h2', { class: what.quote ? 'quoted' : '' }, what.quote ? '“' : '', el('bdi', {}, what.title), what.quote ? '”' : '') : null, what.parts || null);
  pane.append(head);
  if (what.items.length) {
    const step = (n) => { what.at = (what.at + n + what.items.length) % what.items.length; drawEvidence(); };
    pane.append(el('div', { class: 'ev-step' },
      el('span', { role: 'status' }, `Sentence ${what.at + 1} of ${what.items.length}`, item.note ? ` · ${item.note}` : ''),
      what.items.length > 1 ? [el('button', { type: 'button', class: 'prev', 'aria-label': 'Previous sentence', on: { click: () => step(-1) } }, '‹'),
        el('button', { type: 'button', class: 'next', 'aria-label': 'Next sentence', on: { click: () => step(1) } }, '›')] : null));
  } else if (doc === undefined) {
    pane.append(el('p', { class: 'empty' }, 'No sentence of a report stands behind this.'));
    head.tabIndex = -1; head.focus();
    return;
  }
  const box = el('div', { class: 'ev-text', tabindex: '0', role: 'region', 'aria-label': 'Report' });
  pane.append(box);
  drawReport(box, doc, item);
}

function goBack() {
  shownEvidence = trail.pop();
  drawEvidence();
}

function closeEvidence() {
  document.body.classList.remove('reading');
  shownEvidence = null;
  trail.length = 0;
  emptyReader();
  if (cameFrom && cameFrom.isConnected) cameFrom.focus();
}

function emptyReader() {
  clear($('reader')).append(el('div', { class: 'hint' }, el('p', {}, 'Choose anything: an event, a cell, an edge, a place.'),
    el('p', {}, 'Here stands the sentence that it rests on, in its report.')));
}

// drawReport writes the report into box, with the item's sentence marked. A
// text is as long as it is: only paragraphs near the sentence are made at
// once, the others when asked for.
const paragraphsAround = 60;

async function drawReport(box, doc, item) {
  const d = D.docs[doc];
  box.append(el('header', {}, el('h3', {}, el('bdi', {}, d.name)),
    el('p', { class: 'meta' }, [d.pub, d.date ? dayLabel(d.date) : 'no date', d.path].filter(Boolean).join(' · ')),
    d.url ? el('p', { class: 'meta' }, el('a', { href: d.url, rel: 'noopener noreferrer', target: '_blank' }, d.url)) : null,
    d.origin !== undefined ? el('p', { class: 'meta' }, 'Shares its text with ', linkTo('doc', d.origin, D.docs[d.origin].name), '; both count as one source.') : null,
    d.partial ? el('p', { class: 'meta note' }, 'Only the sentences that the graph holds are shown. The extract has the whole text.') : null));
  const text = await textOf(doc);
  if (!box.isConnected) return;
  const list = paragraphs(text);
  const wanted = item ? D.sents[item.sent] : [0, 0, 0];
  const at = Math.max(0, list.findIndex(([, end]) => end > wanted[1]));
  const low = Math.max(0, at - paragraphsAround), high = Math.min(list.length, at + paragraphsAround);
  const write = (from, to) => list.slice(from, to).map(([a, z]) => paragraph(doc, text, a, z, item, wanted));
  const more = (label, n, make) => (n > 0 ? el('button', { type: 'button', class: 'more', on: { click: (ev) => ev.target.replaceWith(...make()) } }, `${label} (${many(n, 'paragraph')})`) : null);
  add(box, [more('Show what stands before', low, () => write(0, low)), write(low, high), more('Show the rest', list.length - high, () => write(high, list.length))]);
  const hit = box.querySelector('.hit');
  if (!hit) { box.focus({ preventScroll: true }); return; }
  hit.tabIndex = -1;
  hit.focus({ preventScroll: true });
  const centre = () => { box.scrollTop += hit.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight * 0.35; };
  centre();
  requestAnimationFrame(centre); // what stands above may have got its real height
}

// paragraphs are the stretches between blank lines, as [start, end].
function paragraphs(text) {
  const out = [];
  const gap = /\n[ \t\r]*\n\s*/g;
  let start = 0;
  for (let m; (m = gap.exec(text));) {
    if (m.index > start) out.push([start, m.index]);
    start = m.index + m[0].length;
  }
  if (start < text.length) out.push([start, text.length]);
  return out;
}

// paragraph cuts a stretch where a mark begins or ends; each piece knows all
// that it is part of, and a click takes the smallest.
function paragraph(doc, text, start, end, item, sentence) {
  const inside = marksOf(doc).filter((m) => m[0] < end && m[1] > start);
  const cuts = new Set([start, end]);
  const cut = (x) => { if (x > start && x < end) cuts.add(x); };
  for (const m of inside) { cut(m[0]); cut(m[1]); }
  if (item) [sentence[1], sentence[2], item.from, item.to].forEach(cut);
  const points = [...cuts].sort((a, b) => a - b);
  const p = el('p', { dir: 'auto' });
  let hit = null;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, z] = [points[i], points[i + 1]];
    const over = inside.filter((m) => m[0] <= a && m[1] >= z).sort((x, y) => (x[1] - x[0]) - (y[1] - y[0]));
    const inHit = item && a >= sentence[1] && z <= sentence[2];
    const piece = over.length || item && a >= item.from && z <= item.to ? segment(text.slice(a, z), over, item && a >= item.from && z <= item.to && (item.from > sentence[1] || item.to < sentence[2])) : document.createTextNode(plain(text.slice(a, z)));
    if (!inHit) { p.append(piece); hit = null; continue; }
    if (!hit) { hit = el('span', { class: 'hit' }); p.append(hit); }
    hit.append(piece);
  }
  return p;
}

function segment(text, over, told) {
  const kinds = new Set(over.map((m) => m[2]));
  const denied = over.some((m) => m[2] === 'claim' && D.claims[m[3]].stance === 'denies');
  const cls = ['mark', ...kinds].join(' ') + (denied ? ' denied' : '') + (told ? ' told' : '');
  if (!over.length) return el('span', { class: cls }, text);
  const [, , kind, i] = over[0];
  const name = kind === 'claim' ? `claim: ${whoOf(D.claims[i])}` : kind === 'event' ? `event: ${D.events[i].name}` : `${kind}: ${D.ents[i].name}`;
  return el('span', { class: cls, title: plain(name), on: { click: () => openers[kind === 'claim' || kind === 'event' ? kind : 'ent'](i) } }, text);
}
