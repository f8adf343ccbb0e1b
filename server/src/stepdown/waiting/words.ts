/** Equal words of a hundred thousand lines as one small number each: half the memory, and sums are places in an array. 0 is "not known". */
class Words {
  private readonly codes = new Map<string, number>();
  private readonly all: (string | null)[] = [null];

  get size(): number {
    return this.all.length;
  }
  code(word: string | null): number {
    if (word === null) return 0;
    const known = this.codes.get(word);
    if (known !== undefined) return known;
    this.codes.set(word, this.all.length);
    return this.all.push(word) - 1;
  }
  word(code: number): string | null {
    return this.all[code] ?? null;
  }
}
/** Of this process: causes, payers, municipalities, and the numbers of wards, providers, regions and registers. */
export const words = new Words();
