import { describe, expect, it } from '@jest/globals';
import { kilometresBetween } from './distance.js';

describe('distance', () => {
  const dom = { latitude: 52.0907, longitude: 5.1214 };
  const martini = { latitude: 53.2194, longitude: 6.5665 };

  it('from the Dom in Utrecht to the Martini in Groningen is 158 km', () => {
    expect(kilometresBetween(dom, martini)).toBeCloseTo(158, -1);
    expect(kilometresBetween(martini, dom)).toBe(kilometresBetween(dom, martini));
  });

  it('to itself is nothing', () => expect(kilometresBetween(dom, dom)).toBe(0));

  it('to the other side of the earth is half its girth', () => {
    expect(kilometresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20_015, -1);
  });
});
