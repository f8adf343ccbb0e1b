import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseKinds, outcomes, rungs } from '@ketenzicht/shared/coordination';
import { loadDemoWeek } from '../../placement/demo/demo-week.js';
import { desk, fileOfCase } from '../../testing/cases.js';
import { openDemo, type Demo } from '../../testing/demo.js';
import { coordinationFaults } from '../case.faults.js';
import { loadDemoCases } from './demo-cases.js';

describe('the invented month of the coordination point', () => {
  let demo: Demo;
  const at = new Date();
  beforeAll(async () => {
    demo = await openDemo(at, async (setup) => {
      await loadDemoWeek(setup, at);
      await Promise.all([loadDemoCases(setup, at), loadDemoCases(setup, at)]);
    });
  }, 60_000);
  afterAll(() => demo.close());

  it('is there once, says that it is invented, and breaks no rule', async () => {
    const { rows } = await demo.db.query<{ count: number; invented: number }>(
      `select count(*), count(*) filter (where summary like 'Verzonnen voorbeeld%') as invented from coordination.case_file`,
    );
    expect(rows[0]).toEqual({ count: 44, invented: 44 });
    expect(await coordinationFaults(demo.db, at)).toEqual([]);
  });

  it('shows the coordinator every kind, rung and state', async () => {
    const api = await demo.as('coordinator');
    const running = await desk(api);
    const ended = await desk(api, '?state=closed');
    expect(new Set(running.map(({ kind }) => kind))).toEqual(new Set(caseKinds));
    expect(new Set(running.map(({ rung }) => rung))).toEqual(new Set(rungs));
    expect(new Set(running.map(({ state }) => state))).toEqual(new Set(['open', 'paused']));
    expect(ended.length).toBeGreaterThan(15);
    for (const { kind, outcome } of ended) expect(outcomes[kind]).toContain(outcome);
    expect(running.some(({ links }) => links.some(({ kind }) => kind === 'request'))).toBe(true);
    const { steps } = await fileOfCase(api, running[0]?.id ?? '');
    expect(steps[0]?.kind).toBe('opened');
  });

  it.each(['regisseur', 'regisseur2', 'adviseur', 'aanbieder', 'verwijzer'])(
    'gives %s something to look at',
    async (who) => {
      expect((await desk(await demo.as(who))).length).toBeGreaterThan(0);
    },
  );
});
