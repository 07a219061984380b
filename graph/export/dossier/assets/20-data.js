// The data of the file: unpacked once, indexed once. D is the model that the
// program wrote (see model.go); a number stands for the thing at that index.

let D;

async function unpack(block) {
  const text = atob(JSON.parse(block.textContent));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

async function openData() {
  D = await unpack($('core'));
  for (const key of ['docs', 'sents', 'ents', 'events', 'claims', 'rels', 'rivals']) D[key] = D[key] || [];
  const lists = (n) => Array.from({ length: n }, () => []);
  D.claimsOf = lists(D.events.length); // event -> [claim, stance]
  D.rivalsOf = lists(D.events.length); // event -> rival
  D.eventsOf = lists(D.ents.length); // entity -> event
  D.claimsBy = lists(D.ents.length);
  D.relsOf = lists(D.ents.length);
  D.eventsIn = lists(D.docs.length);
  D.claimsIn = lists(D.docs.length);
  D.claims.forEach((c, i) => {
    for (const a of c.about || []) D.claimsOf[a.event].push([i, a.stance]);
    for (const w of c.who || []) D.claimsBy[w].push(i);
    if (c.span[0] >= 0) D.claimsIn[docOf(c.span)].push(i);
  });
  D.events.forEach((e, i) => {
    for (const a of e.args || []) if (D.eventsOf[a.ent].at(-1) !== i) D.eventsOf[a.ent].push(i);
    for (const t of e.told || []) if (D.eventsIn[docOf(t.span)].at(-1) !== i) D.eventsIn[docOf(t.span)].push(i);
  });
  D.rels.forEach((r, i) => { D.relsOf[r.from].push(i); if (r.to !== r.from) D.relsOf[r.to].push(i); });
  D.rivals.forEach((r) => {
    const seen = new Set(r.events || []);
    for (const c of r.claims || []) for (const a of D.claims[c].about || []) seen.add(a.event);
    for (const e of seen) D.rivalsOf[e].push(r);
  });
}

const docOf = (span) => D.sents[span[0]][0];

// textOf gives a report's text; its block is unpacked at the first call.
const texts = [];
async function textOf(doc) {
  if (texts[doc] === undefined) {
    const blocks = [...document.querySelectorAll('script.texts')];
    const block = blocks.filter((b) => Number(b.dataset.first) <= doc).at(-1);
    const first = Number(block.dataset.first);
    (await unpack(block)).forEach((t, i) => { texts[first + i] = t; });
  }
  return texts[doc];
}

// marksOf lists what stands in a report: [start, end, kind, index, ...].
let marks;
function marksOf(doc) {
  if (!marks) {
    marks = Array.from({ length: D.docs.length }, () => []);
    D.claims.forEach((c, i) => { if (c.span[0] >= 0) marks[docOf(c.span)].push([c.span[1], c.span[2], 'claim', i]); });
    D.ents.forEach((e, i) => { for (const s of e.spans || []) marks[docOf(s)].push([s[1], s[2], e.label.toLowerCase(), i]); });
    D.events.forEach((e, i) => { for (const t of e.told || []) marks[docOf(t.span)].push([t.span[1], t.span[2], 'event', i]); });
  }
  return marks[doc];
}

const publisherOf = (doc) => D.docs[doc].pub || '(no publisher)';
const docLabel = (doc) => {
  const d = D.docs[doc];
  return [d.pub || clip(d.name, 40), d.date && dayLabel(d.date)].filter(Boolean).join(', ');
};
const whoOf = (claim) => {
  const names = (claim.who || []).map((i) => D.ents[i].name);
  return names.length ? names.join(', ') : 'No source named';
};

// Dates, as exact as they are known.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function dayLabel(day) {
  const [y, m, d] = day.split('-');
  return `${Number(d)} ${months[m - 1]} ${y}`;
}
const dayNumber = (day) => Math.round(Date.parse(day + 'T00:00:00Z') / 86400000);
const dayOf = (n) => new Date(n * 86400000).toISOString().slice(0, 10);

function whenLabel(e) {
  const { from, to } = e;
  if (!from && !to) return e.text || 'no date';
  if (from && !to) return 'since ' + dayLabel(from);
  if (!from) return 'until ' + dayLabel(to);
  if (from === to) return dayLabel(from);
  const [y1, m1, d1] = from.split('-'), [y2, m2, d2] = to.split('-');
  const last = new Date(Date.UTC(y2, m2, 0)).getUTCDate();
  if (d1 === '01' && Number(d2) === last) {
    if (m1 === '01' && m2 === '12') return y1 === y2 ? y1 : `${y1}–${y2}`;
    if (y1 === y2) return m1 === m2 ? `${months[m1 - 1]} ${y1}` : `${months[m1 - 1]}–${months[m2 - 1]} ${y1}`;
  }
  if (y1 === y2 && m1 === m2) return `${Number(d1)}–${Number(d2)} ${months[m1 - 1]} ${y1}`;
  if (y1 === y2) return `${Number(d1)} ${months[m1 - 1]} – ${Number(d2)} ${months[m2 - 1]} ${y1}`;
  return `${dayLabel(from)} – ${dayLabel(to)}`;
}

// exactness says in a word how well a date is known.
function exactness(e) {
  if (!e.from && !e.to) return 'undated';
  if (!e.from || !e.to) return 'open';
  const days = dayNumber(e.to) - dayNumber(e.from) + 1;
  if (days === 1) return e.gran === 'hour' || e.gran === 'minute' ? 'hour' : 'day';
  if (days <= 8) return 'days';
  return days <= 31 ? 'month' : days <= 92 ? 'quarter' : 'year';
}
