/** What one number of a piece is; `off` does not count. Words are codes of `words`. */
export const at = {
  /** Above 0, the same for all pieces of one wait; 0: taken away. */
  who: 0,
  directory: 1,
  provider: 2,
  region: 3,
  unit: 4,
  on: 5,
  off: 6,
  cause: 7,
  payer: 8,
  municipality: 9,
  /** When the end was said, in milliseconds, by which it is known how long it is kept; after everything while somebody waits. */
  endedAt: 10,
} as const;
export const size = 11;

/**
 * What was said of everybody who waits or waited, piece after piece, as numbers that lie side by side: two hundred thousand of them are read in a few
 * milliseconds, which as many objects are not. The pieces of one wait follow each other, in the order in which it was said.
 */
export class Pieces {
  rows = new Float64Array(1_024 * size);
  /** Of `rows`, how far they are filled. */
  length = 0;
  private starts = new Map<string, number>();
  private removed = 0;

  /** Instead of what was known of this wait. Without pieces, which a mistake has, it is forgotten. */
  put(id: string, pieces: readonly (readonly number[])[]): void {
    this.remove(id);
    if (pieces.length === 0) return;
    const start = this.length;
    this.starts.set(id, start);
    for (const piece of pieces) this.push(piece, start + 1);
    if (this.removed > 10_000 && this.removed * size * 2 > this.length) this.compact();
  }

  /** All of which the end was said before then. */
  forgetBefore(moment: number): void {
    for (const [id, start] of this.starts) if ((this.rows[start + at.endedAt] ?? 0) < moment) this.remove(id);
  }

  private push(piece: readonly number[], who: number): void {
    if (this.length + size > this.rows.length) this.rows = grown(this.rows, this.rows.length * 2);
    this.rows.set(piece, this.length);
    this.rows[this.length + at.who] = who;
    this.length += size;
  }

  private remove(id: string): void {
    const start = this.starts.get(id);
    if (start === undefined) return;
    this.starts.delete(id);
    for (let row = start; this.rows[row] === start + 1; row += size, this.removed++) this.rows[row] = 0;
  }

  private compact(): void {
    const [old, starts] = [this.rows, this.starts];
    this.rows = new Float64Array(old.length);
    this.starts = new Map();
    [this.length, this.removed] = [0, 0];
    for (const [id, from] of starts) {
      const start = this.length;
      this.starts.set(id, start);
      for (let row = from; old[row] === from + 1; row += size) this.push([...old.subarray(row, row + size)], start + 1);
    }
  }
}

function grown(rows: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const more = new Float64Array(length);
  more.set(rows);
  return more;
}
