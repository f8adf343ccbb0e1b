import { describe, expect, it } from '@jest/globals';
import { at, Pieces, size } from './pieces.js';

const piece = (unit: number, on: number, endedAt: number) => [0, 1, 2, 3, unit, on, on + 5, 6, 7, 8, endedAt];
const held = ({ rows, length }: Pieces): string[] => {
  const found: string[] = [];
  for (let row = 0; row < length; row += size)
    if (rows[row] !== 0) found.push(`${rows[row + at.unit]} ${rows[row + at.on]}`);
  return found.toSorted();
};

describe('the pieces of who waits', () => {
  it('are what was put last of each, however often and in whatever order, and nothing of what is over', () => {
    const [pieces, plain] = [new Pieces(), new Map<string, number[][]>()];
    for (let turn = 0; turn < 60_000; turn++) {
      const who = (turn * 7_919) % 2_000;
      const said = Array.from({ length: turn % 4 }, (_, one) => piece(who, turn * 10 + one, (turn * 31) % 1_000));
      pieces.put(`${who}`, said);
      plain.set(`${who}`, said);
    }
    const expected = () =>
      [...plain.values()].flatMap((said) => said.map((one) => `${one[at.unit]} ${one[at.on]}`)).toSorted();
    expect(held(pieces)).toEqual(expected());
    // What was said before makes room: twice what is held at most, and some.
    expect(pieces.length / size).toBeLessThan(30_000);
    pieces.forgetBefore(500);
    for (const [id, said] of plain) if ((said[0]?.[at.endedAt] ?? Infinity) < 500) plain.delete(id);
    expect(held(pieces)).toEqual(expected());
  });
});
