import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  arrangementContentInputSchema,
  arrangementFileSchema,
  arrangementListSchema,
  contentFaults,
  gapsOf,
} from '@ketenzicht/shared/stepdown';
import { openDemo, type Demo } from '../../testing/demo.js';
import { demoFirst, demoSecond, demoUnfinished } from './demo-arrangements.data.js';
import { loadDemoArrangements } from './demo-arrangements.js';

describe('the invented arrangements', () => {
  let demo: Demo;
  const at = new Date();
  beforeAll(async () => {
    demo = await openDemo(at, (setup) =>
      Promise.all([loadDemoArrangements(setup, at), loadDemoArrangements(setup, at)]),
    );
  }, 60_000);
  afterAll(() => demo.close());

  it('are sound, and say of every organisation that it is invented', () => {
    for (const content of [demoFirst, demoSecond, demoUnfinished]) {
      expect(contentFaults(arrangementContentInputSchema.parse(content))).toEqual([]);
      for (const { organisation } of content.lines) expect(organisation ?? 'Voorbeeld').toContain('Voorbeeld');
    }
    expect([gapsOf(demoFirst), gapsOf(demoSecond)]).toEqual([[], []]);
  });

  it('are two, once: one agreed twice with nights away, and one in which nobody can be reached at night', async () => {
    const api = await demo.as('aanbieder');
    const { arrangements } = (await api.get('/api/v1/arrangements')).as(arrangementListSchema);
    expect(arrangements.map(({ state, number, unreachedHours }) => [state, number, unreachedHours])).toEqual([
      ['concept', null, 56],
      ['agreed', 2, 0],
    ]);
    const agreed = (await api.get(`/api/v1/arrangements/${arrangements[1]?.id}`)).as(arrangementFileSchema);
    expect([agreed.versions.length, agreed.nights.length, agreed.arrangement.isDrafted]).toEqual([2, 7, false]);
  });
});
