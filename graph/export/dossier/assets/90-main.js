// The page: tabs, theme, print, keys.

const views = [
  ['account', 'Account', drawAccount], ['timeline', 'Timeline', drawTimeline], ['claims', 'Claims', drawBoard],
  ['graph', 'Graph', drawGraph], ['map', 'Map', drawMap], ['reports', 'Reports', drawReports],
];
let current = '';
const stale = new Set();

function buildTabs() {
  clear($('view'));
  for (const [id, label] of views) {
    $('tabs').append(el('button', { type: 'button', role: 'tab', id: 'tab-' + id, 'aria-controls': 'v-' + id, 'aria-selected': 'false', tabindex: '-1', on: { click: () => show(id) } }, label));
    $('view').append(el('section', { id: 'v-' + id, role: 'tabpanel', 'aria-labelledby': 'tab-' + id, 'data-title': label, hidden: true }));
    stale.add(id);
  }
  $('tabs').addEventListener('keydown', (ev) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 }[ev.key];
    if (!step) return;
    ev.preventDefault();
    const at = views.findIndex(([id]) => id === current);
    const to = Math.abs(step) === 99 ? (step > 0 ? views.length - 1 : 0) : (at + step + views.length) % views.length;
    show(views[to][0]);
    $('tab-' + views[to][0]).focus();
  });
}

function show(id) {
  current = id;
  for (const [v] of views) {
    const on = v === id, tab = $('tab-' + v);
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    $('v-' + v).hidden = !on;
  }
  if (location.hash !== '#' + id) try { window.history.replaceState(null, '', '#' + id); } catch { /* a frame without an address */ }
  redraw();
}

function redraw() {
  if (!stale.delete(current)) return;
  const [id, , draw] = views.find(([v]) => v === current);
  return draw($('v-' + id));
}

onFilter.push(() => { for (const [id] of views) stale.add(id); if (current) redraw(); });

// Theme: the system's, unless the reader chose.
const themes = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };
function setTheme(t) {
  document.documentElement.dataset.theme = t;
  $('theme').textContent = themes[t];
  try { localStorage.setItem('dossier-theme', t); } catch { /* no storage for files */ }
  if (net.cy) net.cy.style(graphStyle());
}

function facts() {
  const dates = D.docs.map((d) => d.date).filter(Boolean).sort();
  const disputed = D.events.filter((e) => e.status === 'disputed' || e.status === 'denied').length;
  const named = D.ents.filter((e) => (e.spans || []).length).length;
  const counted = /^(One report|\d+ reports)/.test(D.title);
  const parts = [counted ? '' : many(D.docs.length, 'report'), dates.length && !counted ? rangeLabel(dayNumber(dates[0]), dayNumber(dates.at(-1))) : '', many(D.events.length, 'event'), `${disputed} disputed`, many(D.claims.length, 'claim'), many(named, 'name')];
  $('facts').textContent = parts.filter(Boolean).join(' · ');
  const l = D.left;
  if (l.documents) {
    $('facts').append(el('span', { class: 'left' }, ` Left out for size: ${many(l.documents, 'report')} that tell least, with ${many(l.events || 0, 'event')} and ${many(l.claims || 0, 'claim')} that only they hold.`));
  }
}

// On paper all views that are text stand one after the other: the board as
// cards, lists with all their rows.
async function preparePrint() {
  if (VList.printing) return;
  VList.printing = true;
  if (board.as === 'table') { board.as = 'cards'; board.was = 'table'; stale.add('claims'); }
  for (const id of ['account', 'timeline', 'claims', 'reports']) {
    if (!stale.delete(id)) continue;
    await views.find(([v]) => v === id)[2]($('v-' + id));
  }
  for (const list of VList.all || []) list.draw(2000);
}

function afterPrint() {
  VList.printing = false;
  if (board.was) { board.as = board.was; board.was = ''; stale.add('claims'); }
  for (const list of VList.all || []) list.draw();
  redraw();
}

async function start() {
  await openData();
  buildFilter();
  buildTabs();
  facts();
  emptyReader();
  let theme = 'auto';
  try { theme = localStorage.getItem('dossier-theme') || 'auto'; } catch { /* no storage for files */ }
  setTheme(themes[theme] ? theme : 'auto');
  $('theme').addEventListener('click', () => { const all = Object.keys(themes); setTheme(all[(all.indexOf(document.documentElement.dataset.theme) + 1) % all.length]); });
  $('print').addEventListener('click', async () => { await preparePrint(); window.print(); });
  window.addEventListener('beforeprint', preparePrint);
  window.addEventListener('afterprint', afterPrint);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (net.cy) net.cy.style(graphStyle()); });
  document.addEventListener('keydown', (ev) => {
    if (ev.key === 'Escape' && shownEvidence) { ev.preventDefault(); closeEvidence(); }
    if (ev.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      ev.preventDefault();
      document.body.classList.add('filtering');
      $('filterToggle').setAttribute('aria-expanded', 'true');
      $('filters').elements.q.focus();
    }
  });
  window.addEventListener('hashchange', () => { const id = location.hash.slice(1); if (views.some(([v]) => v === id)) show(id); else openAddress(id); });
  applyFilter();
  const wanted = location.hash.slice(1);
  show(views.some(([v]) => v === wanted) ? wanted : 'account');
  openAddress(wanted);
  document.body.dataset.ready = 'true';
}

start().catch((err) => {
  clear($('view')).append(el('p', { class: 'wait' }, `This file cannot be shown: ${err.message}. It needs a browser of 2023 or later.`));
  document.body.dataset.ready = 'failed';
});
