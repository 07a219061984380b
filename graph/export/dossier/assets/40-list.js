// A list that makes only the rows in sight: thousands of rows stay smooth.
// Rows have known heights. Arrow keys, Home, End and the page keys walk it.

class VList {
  // host: the element that scrolls; height(item): pixels; render(item): row.
  constructor(host, label, height, render) {
    Object.assign(this, { host, height, render, items: [], tops: [0], shown: new Map(), current: -1 });
    VList.all = (VList.all || []).filter((l) => l.body.isConnected);
    VList.all.push(this);
    this.body = el('div', { class: 'vlist', role: 'list', 'aria-label': label });
    host.append(this.body);
    host.addEventListener('scroll', () => this.later(), { passive: true });
    new ResizeObserver(() => this.later()).observe(host);
    this.body.addEventListener('keydown', (ev) => this.key(ev));
    this.body.addEventListener('focusin', (ev) => {
      const row = ev.target.closest('[data-row]');
      if (row) this.current = Number(row.dataset.row);
    });
  }

  setItems(items) {
    this.items = items;
    this.tops = new Array(items.length + 1);
    this.tops[0] = 0;
    items.forEach((item, i) => { this.tops[i + 1] = this.tops[i] + this.height(item); });
    this.body.style.height = this.tops[items.length] + 'px';
    for (const row of this.shown.values()) row.remove();
    this.shown.clear();
    this.current = -1;
    this.draw();
  }

  later() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => { this.waiting = false; this.draw(); });
  }

  rowAt(y) {
    let low = 0, high = this.items.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.tops[mid + 1] <= y) low = mid + 1; else high = mid;
    }
    return low;
  }

  draw(all) {
    if (!this.body.isConnected || !all && (VList.printing || this.host.clientHeight === 0)) return;
    const offset = this.body.getBoundingClientRect().top - this.host.getBoundingClientRect().top;
    const first = all ? 0 : Math.max(0, this.rowAt(-offset - 400));
    const last = all ? Math.min(all, this.items.length) : Math.min(this.items.length, this.rowAt(this.host.clientHeight - offset + 400) + 1);
    for (const [i, row] of this.shown) {
      if ((i < first || i >= last) && !row.contains(document.activeElement)) { row.remove(); this.shown.delete(i); }
    }
    for (let i = first; i < last; i++) {
      if (this.shown.has(i)) continue;
      const row = el('div', { role: 'listitem', class: 'vrow', 'data-row': i, 'aria-setsize': this.items.length, 'aria-posinset': i + 1,
        css: { top: this.tops[i] + 'px', height: this.height(this.items[i]) + 'px' } }, this.render(this.items[i], i));
      this.shown.set(i, row);
      let after = null;
      for (let j = i + 1; j < Math.min(i + 80, this.items.length) && !after; j++) after = this.shown.get(j) || null;
      this.body.insertBefore(row, after);
    }
  }

  key(ev) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[ev.key];
    if (!step || this.current < 0) return;
    ev.preventDefault();
    const way = Math.sign(step);
    let i = Math.min(this.items.length - 1, Math.max(0, this.current + step));
    while (i >= 0 && i < this.items.length && this.items[i].head) i += way;
    this.focus(i);
  }

  focus(i) {
    if (i < 0 || i >= this.items.length) return;
    this.reveal(i);
    const row = this.shown.get(i);
    const target = row && row.querySelector('button, a');
    if (target) target.focus({ preventScroll: true });
  }

  reveal(i) {
    const top = this.tops[i] + this.body.getBoundingClientRect().top - this.host.getBoundingClientRect().top + this.host.scrollTop;
    if (top < this.host.scrollTop + 60) this.host.scrollTop = Math.max(0, top - 60);
    else if (top + 60 > this.host.scrollTop + this.host.clientHeight) this.host.scrollTop = top + 60 - this.host.clientHeight;
    this.draw();
  }
}
