import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { differencesOf, vptLineSchema } from '@ketenzicht/shared/stepdown';
import { inventVpt } from './demo-vpt.js';

const at = new Date('2026-11-22T12:00:00Z');

describe('the invented VPTs of a provider', () => {
  it('follow from month to month, whoever it is', () => {
    for (let turn = 0; turn < 50; turn++) {
      const months = inventVpt(randomUUID(), turn === 0, at);
      expect(months.at(-1)?.month).toBe(turn === 0 ? '2026-09' : '2026-10');
      months.forEach(({ lines }, index) => {
        for (const line of lines) vptLineSchema.parse(line);
        expect(differencesOf(months[index - 1]?.lines ?? null, lines)).toEqual([]);
      });
    }
  });
});
