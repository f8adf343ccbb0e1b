/** Something that time alone changes. `due`: when to look at it next, in ms; Infinity for never. `queued`: its place in the queue, which may be earlier. */
export interface Timed {
  due: number;
  queued: number;
}

/** Whatever is due first comes out first (a binary heap). What is put off keeps its one place and is put back when that comes up, so that it does not grow with every report. */
export class DueQueue<T extends Timed> {
  private readonly heap: { at: number; one: T }[] = [];

  put(one: T, due: number): void {
    one.due = due;
    if (due >= one.queued) return;
    one.queued = due;
    this.heap.push({ at: due, one });
    this.rise(this.heap.length - 1);
  }

  /** Whatever was due at `until` or before. */
  take(until: number): T | undefined {
    for (let first = this.heap[0]; first && first.at <= until; first = this.heap[0]) {
      const last = this.heap.pop();
      if (last && last !== first) {
        this.heap[0] = last;
        this.sink();
      }
      const { at, one } = first;
      if (at !== one.queued) continue;
      one.queued = Infinity;
      if (one.due <= at) return one;
      this.put(one, one.due);
    }
    return undefined;
  }

  private rise(from: number): void {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1;
      if (this.at(parent) <= this.at(index)) return;
      this.swap(parent, index);
      index = parent;
    }
  }

  private sink(): void {
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const least = this.at(left + 1) < this.at(left) ? left + 1 : left;
      if (!(this.at(least) < this.at(index))) return;
      this.swap(least, index);
      index = least;
    }
  }

  private at = (index: number): number => this.heap[index]?.at ?? Infinity;

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one && other) [this.heap[a], this.heap[b]] = [other, one];
  }
}
