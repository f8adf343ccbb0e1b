import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { kilometresBetween, middleOf, neighbourCodes } from '@ketenzicht/shared/directory';
import { must } from '@ketenzicht/shared/kernel';

interface Shape {
  properties: { statcode: string };
  arcs: number[][] | number[][][];
}
interface Topology {
  objects: { arrondissementsgebied_2023: { geometries: Shape[] } };
}

/** A negative index is the same line, walked the other way. */
const linesOf = ({ arcs }: Shape) => new Set(arcs.flat(2).map((index) => (index < 0 ? ~index : index)));

describe('court districts', () => {
  const file = new URL('../../../web/geo/arrondissementen_2023.topojson', import.meta.url);
  const shapes = (JSON.parse(readFileSync(file, 'utf8')) as Topology).objects.arrondissementsgebied_2023.geometries;
  const lines = new Map(shapes.map((shape) => [shape.properties.statcode, linesOf(shape)]));
  const linesFor = (code: string) => must(lines.get(code), `the shape of ${code}`);
  const codes = [...lines.keys()];
  const bordersOf = (code: string) => [...neighbourCodes({ scheme: 'arrondissement', code })].sort();

  it('are eleven', () => expect(codes).toHaveLength(11));

  it.each(codes)('%s borders on those whose shape shares a line with it, and on no other', (code) => {
    const shared = codes.filter(
      (other) => other !== code && [...linesFor(code)].some((line) => linesFor(other).has(line)),
    );
    expect(bordersOf(code)).toEqual(shared.sort());
  });

  it('border on each other: what is a neighbour has this one as its neighbour', () => {
    for (const code of codes) for (const other of bordersOf(code)) expect(bordersOf(other)).toContain(code);
  });

  it('have their middle in the Netherlands, and the farthest two are some 200 km apart', () => {
    const middles = codes.map((code) => must(middleOf({ scheme: 'arrondissement', code }), code));
    const apart = middles.flatMap((one) => middles.map((other) => kilometresBetween(one, other)));
    expect(Math.max(...apart)).toBeGreaterThan(190);
    expect(Math.max(...apart)).toBeLessThan(230);
  });

  it('are the only map that is known: elsewhere nothing borders on anything', () => {
    expect(neighbourCodes({ scheme: 'land', code: '01' })).toEqual([]);
    expect(middleOf({ scheme: 'provincie', code: 'AR01' })).toBeNull();
  });
});
