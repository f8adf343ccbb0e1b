import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toldSchema, type DeskNotice } from '@ketenzicht/shared/coordination';
import { minute } from '@ketenzicht/shared/kernel';
import type { Api } from '../testing/api.js';
import { Placing, until } from '../testing/placing-acts.js';

let now = Date.parse('2027-03-22T09:00:00Z');
const clock = () => new Date(now);

describe('what people are told of finding a place', () => {
  let placing: Placing;
  beforeAll(async () => {
    placing = await Placing.open({ wards: 6, clock });
  });
  afterAll(() => placing.close());

  const about = async (api: Api, reference: string): Promise<DeskNotice[]> =>
    (await api.get('/api/v1/told')).as(toldSchema).notices.filter((one) => one.reference === reference);

  it('a ward is told that it is asked, once, and nobody who was not asked', async () => {
    const [unitId, { id, reference }] = [await placing.bed(4, 3), await placing.request({ urgency: 'urgent' })];
    await placing.ask(id, [unitId]);
    await until(async () => (await about(placing.ward, reference)).length === 1, 'the ward is told');
    expect(await about(placing.ward, reference)).toMatchObject([
      { topic: 'placementAsked', path: '/inbox', urgent: false },
    ]);
    expect([...(await about(placing.otherWard, reference)), ...(await about(placing.referrer, reference))]).toEqual([]);
  });

  it('whoever is next in line is told when it is their turn, and not before', async () => {
    const [mine, theirs, { id, reference }] = [
      await placing.bed(4, 3),
      await placing.otherBed(4, 3),
      await placing.request(),
    ];
    const [first] = await placing.ask(id, [mine, theirs], { mode: 'inTurn' });
    await until(async () => (await about(placing.ward, reference)).length === 1, 'the first is told');
    expect(await about(placing.otherWard, reference)).toEqual([]);
    now = Date.parse(first?.dueAt ?? '');
    await until(async () => (await about(placing.otherWard, reference)).length === 1, 'the next is told');
  });

  it('whoever held a bed is told that it is held no longer', async () => {
    const [unitId, { id, reference }] = [await placing.bed(4, 3), await placing.request()];
    await placing.hold(id, unitId);
    now += 61 * minute;
    await until(async () => (await about(placing.referrer, reference)).length === 1, 'the referrer is told');
    expect(await about(placing.referrer, reference)).toMatchObject([
      { topic: 'holdEnds', path: `/places/${id}`, urgent: true },
    ]);
  });

  it('SEC-42: the room that looks for a place may let others know, and reads nothing of what others were told', async () => {
    const { rows } = await placing.db.query<{ may: string }>(
      `select privilege_type as may from information_schema.column_privileges where grantee = 'ketenzicht_placement' and table_schema = 'coordination' and privilege_type <> 'INSERT'`,
    );
    expect(rows).toEqual([]);
  });
});
