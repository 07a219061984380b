// The timeline: stretches of days that belong together, each with its own
// scale; a bar is as long as the days on which the event can have been. What is
// known to the year only, and what has no date, stand apart.

const stretchGap = 21; // days without an event that end a stretch
const stretchMost = 62; // days of a stretch at most
const exactLabel = { hour: 'to the hour', day: 'to the day', days: 'within days', month: 'within weeks', quarter: 'within months', year: 'within a year or more', open: 'open end', undated: 'undated' };
let timelineList;

function drawTimeline(view) {
  if (!timelineList) {
    clear(view).append(el('div', { class: 'legend', 'aria-label': 'How exactly the date is known', role: 'group' },
      ['hour', 'day', 'days', 'month', 'open'].map((x) => el('span', {}, el('i', { class: 'bar ' + x }), exactLabel[x])),
      el('span', {}, statusMark('disputed'), ' sources contradict each other')));
    const host = el('div', { class: 'scroll timeline', tabindex: '0', role: 'region', 'aria-label': 'Timeline' });
    view.append(host);
    const narrow = () => host.clientWidth < 620;
    timelineList = new VList(host, 'Events by date', (item) => (item.head ? 64 : narrow() ? 58 : 38), timelineRow);
    timelineList.narrow = narrow();
    new ResizeObserver(() => { if (host.clientWidth && narrow() !== timelineList.narrow) { timelineList.narrow = narrow(); timelineList.setItems(timelineList.items); } }).observe(host);
  }
  timelineList.setItems(timelineItems());
}

const firstDay = (e) => dayNumber(e.from || e.to);
const lastDay = (e) => dayNumber(e.to || e.from);

function timelineItems() {
  const dated = [], wide = [], undated = [];
  for (const i of keptEvents(() => true)) {
    const e = D.events[i];
    if (!e.from && !e.to) undated.push(i);
    else if (e.from && e.to && lastDay(e) - firstDay(e) >= stretchMost) wide.push(i);
    else dated.push(i);
  }
  const items = [];
  for (const s of stretches(dated)) {
    items.push({ head: rangeLabel(s.first, s.last), n: s.events.length, scale: s });
    for (const i of s.events) items.push({ event: i, scale: s });
  }
  if (wide.length) {
    const s = { first: Math.min(...wide.map((i) => firstDay(D.events[i]))), last: Math.max(...wide.map((i) => lastDay(D.events[i]))), years: true };
    items.push({ head: 'Known to the year, or wider', n: wide.length, scale: s });
    for (const i of wide) items.push({ event: i, scale: s });
  }
  if (undated.length) items.push({ head: 'Undated', n: undated.length, undated: true });
  for (const i of undated.sort(byWeight)) items.push({ event: i });
  return items;
}

// stretches cuts dated events where nothing happens for weeks, and long ones
// at the first of a month.
function stretches(events) {
  const out = [];
  let s = null;
  for (const i of events) {
    const e = D.events[i], a = firstDay(e), z = lastDay(e);
    const newMonth = s && a - s.first > stretchMost / 2 && dayOf(a).slice(0, 7) !== dayOf(s.latest).slice(0, 7);
    if (!s || a - s.last > stretchGap || newMonth) out.push(s = { first: a, last: z, latest: a, events: [] });
    s.events.push(i);
    s.latest = a;
    s.last = Math.max(s.last, Math.min(z, s.first + stretchMost));
  }
  return out;
}

const rangeLabel = (first, last) => whenLabel({ from: dayOf(first), to: dayOf(last) });

function timelineRow(item) {
  if (item.head) {
    return el('div', { class: 'thead' }, el('h3', {}, item.head), el('span', { class: 'dim' }, many(item.n, 'event')), item.scale ? axis(item.scale) : null);
  }
  const e = D.events[item.event];
  return el('button', { type: 'button', class: 'trow', 'data-event': item.event, on: { click: () => openers.event(item.event) } },
    el('span', { class: 'twhen' }, item.scale ? whenLabel(e) : e.text || '—', heard(`, ${exactLabel[exactness(e)]}: `)), el('span', { class: 'track' }, item.scale ? bar(e, item.scale) : null),
    el('span', { class: 'tname' }, el('bdi', {}, e.name)), el('span', { class: 'tstate' }, e.status === 'undisputed' ? null : statusMark(e.status)), el('span', { class: 'count', title: many(e.sources, 'independent source') }, e.sources, heard(e.sources === 1 ? ' source' : ' sources')));
}

const place = (day, s) => ((day - s.first) / Math.max(1, s.last - s.first + 1)) * 100;

function bar(e, s) {
  const kind = exactness(e);
  const left = e.from ? Math.max(0, place(firstDay(e), s)) : 0;
  const right = e.to ? Math.min(100, place(lastDay(e) + 1, s)) : 100;
  return el('i', { class: `bar ${kind} ${e.status}` + (e.from ? '' : ' left') + (e.to ? '' : ' right'), css: { left: left + '%', width: Math.max(1.2, right - left) + '%' } });
}

function axis(s) {
  const box = el('span', { class: 'axis', 'aria-hidden': 'true' });
  const days = s.last - s.first + 1;
  if (s.years) {
    const y1 = Number(dayOf(s.first).slice(0, 4)), y2 = Number(dayOf(s.last).slice(0, 4)), step = Math.max(1, Math.ceil((y2 - y1 + 1) / 5));
    for (let y = Math.ceil(y1 / step) * step; y <= y2; y += step) box.append(tick(place(dayNumber(`${String(y).padStart(4, '0')}-01-01`), s), String(y)));
    return box;
  }
  const step = days <= 7 ? 1 : days <= 16 ? 2 : days <= 35 ? 7 : 14;
  for (let d = s.first; d <= s.last; d += step) {
    const [, m, day] = dayOf(d).split('-');
    box.append(tick(place(d, s), `${Number(day)}${d === s.first || Number(day) <= step ? ' ' + months[m - 1] : ''}`));
  }
  return box;
}

const tick = (at, text) => el('span', { class: 'tick', css: { left: Math.max(0, at) + '%' } }, text);
