// The account: what is disputed first, then what happened, then who is who.

function drawAccount(view) {
  clear(view).append(el('div', { class: 'account' }, disputes(), happened(), people()));
}

const byWeight = (a, b) => (D.events[b].told || []).length + D.claimsOf[b].length - (D.events[a].told || []).length - D.claimsOf[a].length || a - b;
const keptEvents = (test) => D.events.map((_, i) => i).filter((i) => keep.events[i] && test(D.events[i], i));

// more cuts a list and lets the reader ask for the rest.
function cutList(make, list, n, noun, inList) {
  const out = list.slice(0, n).map(make);
  if (list.length <= n) return out;
  const button = el('button', { type: 'button', class: 'more', on: { click: () => {
    const rest = list.slice(n, n + 200).map(make);
    if (list.length > n + 200) rest.push(el('p', { class: 'dim', role: inList ? 'listitem' : null }, `${(list.length - n - 200).toLocaleString('en')} more ${noun} are left out here; the filter finds them.`));
    (inList ? button.parentNode : button).replaceWith(...rest);
    const first = rest[0].querySelector('a, button');
    if (first) first.focus();
  } } }, `Show ${(Math.min(200, list.length - n)).toLocaleString('en')} more ${noun}`);
  return [...out, inList ? el('div', { role: 'listitem' }, button) : button];
}

function disputes() {
  const list = keptEvents((e) => e.status === 'disputed' || e.status === 'denied').sort(byWeight);
  const section = el('section', { class: 'disputed', 'aria-labelledby': 'h-disputed' }, el('h2', { id: 'h-disputed' }, 'Disputed'));
  if (!list.length) section.append(el('p', { class: 'empty' }, 'No event here is told in ways that contradict each other.'));
  else section.append(el('p', { class: 'lead' }, 'Sources contradict each other on ', el('strong', {}, many(list.length, 'event')), '. Each line is one source in its own words.'));
  add(section, cutList(dispute, list, 8, 'disputed events'));
  add(section, excluding());
  return section;
}

// Reasons for a contradiction whose detail is no list of differing answers.
const notFigures = new Set(['denial', 'outcome', 'incompatible-outcome']);

function dispute(i) {
  const e = D.events[i];
  const rows = [];
  for (const s of stanceOrder) {
    for (const v of voices(i, s)) rows.push(el('li', {}, badge(s), el('div', { class: 'voice' }, el('bdi', { class: 'who' }, v.who), v.docs.size > 1 ? el('span', { class: 'dim' }, ` (${many(v.docs.size, 'report')})`) : '', ' ',
      linkTo('claim', v.claim, el('q', {}, el('bdi', {}, clip(D.claims[v.claim].text, 180)))))));
  }
  const figures = [...new Set(D.rivalsOf[i].filter((r) => r.detail && !notFigures.has(r.reason)).map((r) => r.detail))];
  return el('article', { class: 'card dispute', 'data-event': i }, el('h3', {}, linkTo('event', i, e.name)),
    el('p', { class: 'meta' }, statusMark(e.status), ' ', whenLabel(e), ` · ${many(e.sources, 'source')}`),
    rows.length ? el('ul', { class: 'voices' }, rows.slice(0, 10), rows.length > 10 ? el('li', {}, linkTo('event', i, `and ${rows.length - 10} more`)) : null) : null,
    figures.length ? el('p', { class: 'figures' }, el('strong', {}, 'Accounts differ: '), figures.join('; ')) : null);
}

// voices are the sources on one side of an event, each once, with the words
// that say most in least.
function voices(event, stance) {
  const by = new Map();
  for (const [c, s] of D.claimsOf[event]) {
    const claim = D.claims[c];
    if (s !== stance || !keep.claims[c] || claim.span[0] < 0) continue;
    const who = whoOf(claim);
    const key = (claim.who || []).length ? who : who + docOf(claim.span);
    const v = by.get(key);
    if (!v) by.set(key, { who, claim: c, docs: new Set([docOf(claim.span)]) });
    else {
      v.docs.add(docOf(claim.span));
      const had = D.claims[v.claim].text.length, has = claim.text.length;
      if (had < 25 && has > had || has >= 25 && has < had) v.claim = c;
    }
  }
  return [...by.values()].sort((a, b) => b.docs.size - a.docs.size || a.claim - b.claim);
}

function excluding() {
  const pairs = D.rivals.filter((r) => r.events && keep.events[r.events[0]] && keep.events[r.events[1]]);
  if (!pairs.length) return null;
  const side = (i) => el('div', { class: 'side' }, el('h4', {}, linkTo('event', i, D.events[i].name)), el('p', { class: 'meta' }, whenLabel(D.events[i])), sideVoices(i));
  return [el('h3', { class: 'sub' }, 'Outcomes that exclude each other'),
    cutList((r) => el('article', { class: 'card versus' }, side(r.events[0]), el('span', { class: 'or' }, 'or'), side(r.events[1])), pairs, 8, 'pairs')];
}

const sideVoices = (i) => {
  const list = ['asserts', 'confirms'].flatMap((s) => voices(i, s).map((v) => [s, v])).slice(0, 3);
  return list.length ? list.map(([s, v]) => claimLine(v.claim, s)) : el('p', { class: 'meta' }, 'told by ' + many(D.events[i].sources, 'report'));
};

function happened() {
  const real = (e) => ['asserted', 'reported', undefined].includes(e.mod) && e.status !== 'denied';
  const list = keptEvents(real).sort((a, b) => D.events[b].sources - D.events[a].sources || byWeight(a, b));
  const line = (i) => {
    const e = D.events[i];
    return el('div', { role: 'listitem', class: 'line', 'data-event': i }, el('span', { class: 'when' }, whenLabel(e)), el('span', { class: 'what' }, linkTo('event', i, e.name), ' ', e.status === 'undisputed' ? null : statusMark(e.status)), el('span', { class: 'count', title: many(e.sources, 'independent source') }, many(e.sources, 'source')));
  };
  return el('section', { 'aria-labelledby': 'h-happened' }, el('h2', { id: 'h-happened' }, 'What happened'), el('p', { class: 'lead' }, 'What most independent sources tell stands first; the timeline has all by date.'),
    el('div', { class: 'happened', role: 'list' }, cutList(line, list, 14, 'events', true)));
}

function people() {
  const column = (label, title) => {
    const list = D.ents.map((_, i) => i).filter((i) => keep.ents[i] && D.ents[i].label === label && (D.ents[i].spans || []).length);
    const row = (i) => el('div', { role: 'listitem', class: 'person' }, linkTo('ent', i, D.ents[i].name, label.toLowerCase()), ' ', el('span', { class: 'dim' }, roleOf(i)));
    return el('div', {}, el('h3', { class: 'sub' }, title), el('div', { role: 'list' }, list.length ? cutList(row, list, 10, title.toLowerCase(), true) : el('p', { class: 'empty' }, 'none')));
  };
  return el('section', { 'aria-labelledby': 'h-who' }, el('h2', { id: 'h-who' }, 'Who and where'),
    el('div', { class: 'columns' }, column('Person', 'People'), column('Organization', 'Organizations'), column('Place', 'Places')));
}

// roleOf is an entity's first relation that a report states, in words.
function roleOf(i) {
  const r = D.relsOf[i].map((x) => D.rels[x]).find((x) => x.from === i && x.sents);
  if (!r) return D.ents[i].kind ? words(D.ents[i].kind) : '';
  return clip(`${r.status ? r.status + ' ' : ''}${words(r.type)} ${D.ents[r.to].name}`, 60);
}
