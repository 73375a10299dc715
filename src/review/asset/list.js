// A list of which only the rows in sight are in the page. Owns scrolling,
// which row is the active one, and what a screen reader is told of it; what a
// row shows is drawn by its user.

import { make } from './nodes.js';

const SPARE = 6;

export class List {
  /** `draw(row, index)` fills a row made by `blank()`; `chosen(index)` hears of clicks. */
  constructor(box, { height, blank, draw, chosen }) {
    Object.assign(this, { box, height, blank, draw, chosen, length: 0, active: -1, rows: new Map(), pool: [], asked: 0 });
    this.sizer = make('div', { class: 'sizer', role: 'presentation' });
    box.append(this.sizer);
    box.addEventListener('scroll', () => this.ask(), { passive: true });
    new ResizeObserver(() => this.ask()).observe(box);
    box.addEventListener('click', (event) => {
      const row = event.target.closest('[role=option]');
      if (row) chosen(Number(row.dataset.index));
    });
  }

  /** Another list altogether. */
  fill(length, active) {
    this.length = length;
    this.active = active;
    this.sizer.style.height = `${length * this.height}px`;
    this.renew();
    this.reveal();
  }

  /** Draws every row in sight anew: what they show has changed. */
  renew() {
    for (const [index, row] of this.rows) this.free(index, row);
    this.update();
  }

  /** Forgets every row, those kept for later too: nothing of what they said stays in the page. */
  purge() {
    this.rows.clear();
    this.pool = [];
    this.sizer.replaceChildren();
  }

  activate(index) {
    const before = this.rows.get(this.active);
    this.active = index;
    if (before) this.mark(before, false);
    this.reveal();
    this.update();
  }

  /** Brings the active row into sight, with some of its neighbours. */
  reveal() {
    if (this.active < 0) return;
    const top = this.active * this.height;
    const { scrollTop, clientHeight } = this.box;
    const margin = Math.min(2 * this.height, clientHeight / 4);
    if (top < scrollTop + margin) this.box.scrollTop = top - margin;
    else if (top + this.height > scrollTop + clientHeight - margin) this.box.scrollTop = top + this.height - clientHeight + margin;
  }

  pageLength() { return Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1); }

  ask() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.update(); });
  }

  update() {
    const from = Math.max(0, Math.floor(this.box.scrollTop / this.height) - SPARE);
    const to = Math.min(this.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / this.height) + SPARE);
    for (const [index, row] of this.rows) {
      if ((index < from || index >= to) && index !== this.active) this.free(index, row);
    }
    for (let index = from; index < to; index += 1) this.show(index);
    // The active row stays in the page, or a screen reader would lose it.
    if (this.active >= 0 && this.active < this.length) this.show(this.active);
    const active = this.rows.get(this.active);
    if (active) {
      this.mark(active, true);
      this.box.setAttribute('aria-activedescendant', active.id);
    } else this.box.removeAttribute('aria-activedescendant');
  }

  show(index) {
    if (this.rows.has(index)) return;
    const row = this.pool.pop() ?? this.make();
    row.hidden = false;
    row.id = `row-${index}`;
    row.dataset.index = index;
    row.style.transform = `translateY(${index * this.height}px)`;
    row.setAttribute('aria-posinset', index + 1);
    row.setAttribute('aria-setsize', this.length);
    this.mark(row, index === this.active);
    this.draw(row, index);
    this.rows.set(index, row);
  }

  make() {
    const row = this.blank();
    row.setAttribute('role', 'option');
    this.sizer.append(row);
    return row;
  }

  free(index, row) {
    this.rows.delete(index);
    row.hidden = true;
    row.removeAttribute('id');
    this.pool.push(row);
  }

  mark(row, active) { row.setAttribute('aria-selected', String(active)); }
}
