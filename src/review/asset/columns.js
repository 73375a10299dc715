// All cells as columns of small numbers, one entry per place. Owns how changed
// rows are taken over and how a place is found; blind columns are absent.

const NAMES = ['claim', 'source', 'status', 'mine', 'mine_stale', 'final', 'machine', 'confidence', 'review', 'urgency'];
const kind = (name) => (name === 'claim' || name === 'source' ? Int32Array : Int8Array);

export class Columns {
  static none() { return new Columns({ claim: [], source: [] }, 0); }

  constructor(rows, sources) {
    this.length = rows.claim.length;
    this.sources = sources;
    for (const name of NAMES) this[name] = rows[name] ? kind(name).from(rows[name]) : null;
    this.places = null;
  }

  /** Takes over the rows given, and says at which places they are. */
  take(rows) {
    const places = (rows?.place ?? []).filter((place) => place < this.length);
    for (const name of NAMES) {
      const column = rows?.[name];
      if (!column) continue;
      // What was hidden must not come in by a late answer.
      if (!this[name]) continue;
      rows.place.forEach((place, at) => { if (place < this.length) this[name][place] = column[at]; });
    }
    return places;
  }

  /** The place of a claim and a source, by their numbers; -1 where there is none. */
  find(claim, source) {
    if (claim < 0 || source < 0) return -1;
    if (!this.places) {
      this.places = new Map();
      for (let place = 0; place < this.length; place += 1) this.places.set(this.claim[place] * this.sources + this.source[place], place);
    }
    return this.places.get(claim * this.sources + source) ?? -1;
  }
}
