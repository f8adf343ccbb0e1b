import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { needSchema, truthSchema } from '@ketenzicht/shared/placement';
import { z } from 'zod';
import { openDemo, type Demo } from '../../testing/demo.js';
import { loadDemoWeek } from './demo-week.js';

describe('the invented week of requests', () => {
  let demo: Demo;
  const at = new Date();
  let took: number;

  beforeAll(async () => {
    demo = await openDemo(at, async (setup) => {
      const before = performance.now();
      await Promise.all([loadDemoWeek(setup, at), loadDemoWeek(setup, at)]);
      took = performance.now() - before;
    });
  }, 60_000);
  afterAll(() => demo.close());

  const count = async (sql: string): Promise<number> =>
    Number((await demo.db.query<{ count: string }>(`select count(*) from ${sql}`)).rows[0]?.count);

  it('is there once, also when two processes load it, and within seconds', async () => {
    const before = await count('placement.request');
    await loadDemoWeek(demo.setup, new Date(at.getTime() + 1_000));
    expect(await count('placement.request')).toBe(before);
    expect(before).toBeGreaterThan(1_000);
    expect(took).toBeLessThan(10_000);
  });

  it('holds beds that the board shows as held, and no more than there are', async () => {
    const wrong = `capacity.capacity c left join (select unit_id, count(*) as n, array_agg(expires_at order by promised_at nulls last, placed_at, id) as ends
      from placement.hold where state = 'active' group by unit_id) h on h.unit_id = c.unit_id
      where c.held <> coalesce(h.n, 0) or c.hold_ends <> coalesce(h.ends, '{}') or c.operational - c.occupied < c.held`;
    expect(await count(wrong)).toBe(0);
    expect(await count(`placement.hold where state = 'active'`)).toBeGreaterThan(2);
    expect(await count(`placement.hold where state = 'active' and expires_at <= '${at.toISOString()}'`)).toBe(0);
  });

  it('has a bed kept for about forty minutes more, and a card in every state, on the desk of the referrer', async () => {
    const { rows } = await demo.db.query<{ state: string; n: number }>(
      `select coalesce(a.state, 'none') as state, count(distinct r.id)::int as n from placement.request r join identity.account u on u.id = r.asked_by and u.username = 'verwijzer'
       left join placement.attempt a on a.request_id = r.id where r.state = 'open' and r.organisation_id is null group by 1`,
    );
    expect(rows.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['none', 'asked', 'seen', 'considering', 'proposed', 'accepted', 'refused', 'queued']),
    );
    const soon = new Date(at.getTime() + 41 * 60_000).toISOString();
    expect(await count(`placement.hold where state = 'active' and expires_at < '${soon}'`)).toBeGreaterThan(0);
    expect(
      await count('placement.attempt where overdue_at is not null and answered_at is null and ended_at is null'),
    ).toBeGreaterThan(0);
  });

  it('brings five or six asks to the inbox of the demo provider', async () => {
    const waiting = await count(
      `placement.attempt a join reference.provider p on p.id = a.provider_id where p.name = 'Fivoor' and a.state in ('asked', 'seen', 'considering', 'proposed', 'accepted')`,
    );
    expect(waiting).toBeGreaterThanOrEqual(5);
    expect(waiting).toBeLessThanOrEqual(7);
  });

  it('only happened before now, in an order that can be, and with needs that keep to the contract', async () => {
    const moment = at.toISOString();
    expect(await count(`placement.step where at > '${moment}'`)).toBe(0);
    expect(
      await count(
        `placement.attempt where asked_at > '${moment}' or seen_at < asked_at or answered_at < seen_at or considering_at < seen_at or ended_at < answered_at or admitted_at < answered_at`,
      ),
    ).toBe(0);
    expect(await count('placement.hold h where ended_at < placed_at or ended_at > expires_at')).toBe(0);
    const { rows } = await demo.db.query<{ need: unknown }>('select need from placement.request');
    for (const { need } of rows) expect(needSchema.parse(need)).toEqual(need);
    const { rows: accepted } = await demo.db.query<{ on: string; until: Date }>(
      `select a.expected_on::text as on, h.expires_at as until from placement.attempt a join placement.hold h on h.id = a.hold_id where a.state = 'accepted'`,
    );
    for (const { on, until } of accepted) expect(until).toEqual(startOfLocalDay(addLocalDays(on, 2)));
    expect(localDate(at)).toMatch(/^20/);
  });

  it('is enough for a score of sixty wards, as whoever logs in sees it', async () => {
    const scores = (await (await demo.as('verwijzer')).get('/api/v1/placement-truth')).as(z.array(truthSchema));
    const told = scores.filter(({ unitId, offered }) => unitId !== null && offered.of >= 15);
    expect(told.length).toBeGreaterThanOrEqual(55);
    const shares = told.map(({ offered }) => offered.share ?? 0);
    expect(Math.min(...shares)).toBeLessThan(0.6);
    expect(Math.max(...shares)).toBeGreaterThan(0.8);
    const own = (await (await demo.as('aanbieder')).get('/api/v1/placement-truth')).as(z.array(truthSchema));
    expect(own[0]?.preview).toBe(true);
  });
});
