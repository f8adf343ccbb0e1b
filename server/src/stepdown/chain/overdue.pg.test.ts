import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@ketenzicht/shared/kernel';
import { anotherOrganisation, somebody, type Somebody } from '../../testing/care.js';
import { aProposal, aSetting, aTeam, carry, allSayYes, chainOf, onChain, say, withVpt } from '../../testing/chains.js';
import { House } from '../../testing/house.js';
import { until } from '../../testing/until.js';

let now = Date.now();

describe('a chain and the clock', () => {
  let house: House;
  let three: { nurse: Somebody; keeper: Somebody; asker: Somebody };

  beforeAll(async () => {
    house = await House.open({ wards: 4, clock: () => new Date(now) });
    three = {
      nurse: await somebody(house, 'provider'),
      keeper: await somebody(house, 'provider', { organisation: await anotherOrganisation(house) }),
      asker: await somebody(house, 'referrer'),
    };
  });
  afterAll(() => house.close());

  it('tells whoever has not answered in three working days once more, once, and ends nothing by itself', async () => {
    const given = await aSetting(house, three);
    const { chain } = await aProposal(house.coordinator, given);
    await say(three.nurse.api, chain.id, 1);
    await say(three.nurse.api, chain.id, 2);
    now += 8 * day;
    const late = await until(
      () => chainOf(three.asker.api, chain.id),
      ({ steps }) => steps.some(({ kind }) => kind === 'overdue'),
    );
    expect(late.chain).toMatchObject({ state: 'proposed' });
    expect(late.chain.moves.map(({ isOverdue }) => isOverdue)).toEqual([true, true]);
    const { rows } = await house.db.query<{ account: string | null; organisation: string | null; path: string }>(
      `select account_id as account, organisation_id as organisation, path from coordination.told where topic = 'chainOverdue' and reference = $1`,
      [chain.reference],
    );
    const { rows: keepers } = await house.db.query<{ id: string }>(
      'select organisation_id as id from account where id = $1',
      [three.keeper.id],
    );
    expect(rows.map(({ organisation }) => organisation).filter(Boolean)).toEqual([keepers[0]?.id]);
    expect(rows.map(({ account }) => account)).toContain(three.asker.id);
    expect(new Set(rows.map(({ path }) => path))).toEqual(new Set([`/chains/${chain.id}`]));
    expect((await say(three.asker.api, chain.id, 2)).status).toBe(200);
    expect((await chainOf(three.nurse.api, chain.id)).steps.filter(({ kind }) => kind === 'overdue')).toHaveLength(1);
    await onChain(house.coordinator, chain.id, 'withdraw', { reason: 'movedOn' });
  });

  it('takes no step back after a day', async () => {
    const given = await aSetting(house, three);
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    expect((await carry(three.nurse.api, chain.id, 1)).status).toBe(200);
    now += day + 1;
    const answer = await onChain(three.nurse.api, chain.id, 'undo');
    expect([answer.status, answer.problem.code]).toEqual([409, 'chain.undo_late']);
  });

  it('tells a team that is to deliver as well, and of a step only whoever has said nothing', async () => {
    const teamOf = await anotherOrganisation(house);
    const team = await somebody(house, 'provider', { organisation: teamOf });
    await aTeam(house, team.api, 1);
    const given = await aSetting(house, three, withVpt(house.register.regionId));
    const { chain } = await aProposal(house.coordinator, given);
    expect((await allSayYes(chain.id, given)).chain.state).toBe('proposed');
    now += 8 * day;
    const late = await until(
      () => chainOf(team.api, chain.id),
      ({ steps }) => steps.some(({ kind }) => kind === 'overdue'),
    );
    expect(late.chain.moves.map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
    const { rows } = await house.db.query<{ organisation: string }>(
      `select organisation_id as organisation from coordination.told where topic = 'chainOverdue' and reference = $1 and organisation_id is not null`,
      [chain.reference],
    );
    expect(rows).toEqual([{ organisation: teamOf.id }]);
    await onChain(house.coordinator, chain.id, 'withdraw', { reason: 'movedOn' });
  });
});
