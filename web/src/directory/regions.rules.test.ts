import { describe, expect, it } from '@jest/globals';
import { arrondissementen } from './arrondissementen.generated.js';
import { roomOnMap, roomTint } from './regions.rules.js';

const figure = (available: number, reporting: number, total: number) => ({ available, coverage: { reporting, total } });

describe('a region on the map', () => {
  it('is full when nothing is free, unknown when nothing is known, and neither when no ward is asked for there', () => {
    expect(roomOnMap(figure(0, 3, 4), 10)).toBe(0);
    expect(roomOnMap(figure(0, 0, 4), 10)).toBe('unknown');
    expect(roomOnMap(figure(0, 0, 0), 10)).toBe('none');
    expect(roomOnMap(undefined, 10)).toBe('none');
  });

  it('is never tinted less for having more room', () => {
    for (const most of [0, 3, 8, 50]) {
      const tints = Array.from({ length: most + 1 }, (_, available) => roomTint(available, most));
      expect(tints).toEqual(tints.toSorted((one, other) => one - other));
    }
  });

  it('does not look roomy for one bed because the rest of the country has none', () => {
    expect(roomTint(1, 1)).toBe(1);
    expect(roomTint(50, 50)).toBe(4);
  });

  it('has a shape for each of the eleven court districts, with its label on the canvas', () => {
    expect(arrondissementen.map(({ code }) => code)).toEqual(
      Array.from({ length: 11 }, (_, index) => `AR${String(index + 1).padStart(2, '0')}`),
    );
    for (const {
      label: [x, y],
      path,
    } of arrondissementen) {
      expect(x > 0 && x < 613 && y > 0 && y < 724).toBe(true);
      expect(path).toMatch(/^M[\d.,LMZ-]+Z$/);
    }
  });
});
