// The reports: all of them by date, and where the words of the search stand.

let reportsRun = 0;

async function drawReports(view) {
  const run = ++reportsRun;
  const q = folded(F.q).split(/\s+/).filter(Boolean);
  clear(view);
  const info = el('p', { class: 'lead pad' });
  const host = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Reports' });
  view.append(info, host);
  const docs = D.docs.map((_, i) => i).filter((i) => keep.docs[i]);
  if (!q.length) {
    info.textContent = many(docs.length, 'report') + ', by date of publication.';
    list(host, docs.map((doc) => ({ doc })));
    return;
  }
  info.textContent = 'Searching the texts …';
  const hits = [];
  for (const doc of docs) {
    const text = await textOf(doc);
    if (run !== reportsRun) return;
    const low = text.toLowerCase();
    const at = q.map((w) => low.indexOf(w));
    if (at.every((x) => x >= 0)) hits.push({ doc, at: Math.min(...at), text });
    else if (q.every((w) => folded(text).includes(w))) hits.push({ doc, at: 0, text });
  }
  info.textContent = hits.length ? `The words stand in ${many(hits.length, 'report')}.` : 'The words stand in no report.';
  list(host, hits);
}

function list(host, items) {
  const rows = new VList(host, 'Reports', () => 84, ({ doc, at, text }) => {
    const d = D.docs[doc];
    const disputed = D.eventsIn[doc].filter((e) => disputedFirst(e) === 0).length;
    return el('button', { type: 'button', class: 'report', 'data-doc': doc, on: { click: () => openers.doc(doc) } },
      el('strong', {}, el('bdi', {}, clip(d.name, 110))),
      el('span', { class: 'meta' }, [d.pub, d.date ? dayLabel(d.date) : 'no date', many(D.eventsIn[doc].length, 'event'), many(D.claimsIn[doc].length, 'claim'), disputed ? `${disputed} disputed` : ''].filter(Boolean).join(' · ')),
      text ? el('span', { class: 'snippet' }, snippet(text, at)) : null);
  });
  rows.setItems(items);
}

function snippet(text, at) {
  const from = Math.max(0, at - 50);
  return (from ? '…' : '') + text.slice(from, at + 110).replace(/\s+/g, ' ') + '…';
}
