import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mineListSchema } from '@ketenzicht/shared/stepdown';
import { anotherOrganisation, somebody, type Somebody } from '../../testing/care.js';
import {
  aProposal,
  aSetting,
  aTeam,
  allSayYes,
  carry,
  chainOf,
  onChain,
  propose,
  say,
  withVpt,
  type Setting,
} from '../../testing/chains.js';
import type { Organisation } from '../../testing/given.js';
import { House } from '../../testing/house.js';

describe('a chain in which somebody goes to a dwelling with a VPT', () => {
  let house: House;
  let three: { nurse: Somebody; keeper: Somebody; asker: Somebody };
  let team: Somebody;
  let teamOf: Organisation;
  const set = () => aSetting(house, three, withVpt(house.register.regionId));
  const meant = (given: Setting, teamId: string) => ({
    ...given,
    moves: [
      {
        who: { kind: 'wait', id: given.wait.id },
        to: { kind: 'dwelling', dwellingId: given.dwellingId, teamId },
      },
    ],
  });
  const codeOf = async (answer: Promise<{ status: number; problem: { code: string } }>) => {
    const { status, problem } = await answer;
    return [status, problem.code];
  };

  beforeAll(async () => {
    house = await House.open({ wards: 20 });
    three = {
      nurse: await somebody(house, 'provider'),
      keeper: await somebody(house, 'provider', { organisation: await anotherOrganisation(house) }),
      asker: await somebody(house, 'referrer'),
    };
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    teamOf = await anotherOrganisation(house);
    team = await somebody(house, 'provider', { organisation: teamOf });
  });

  /** So that one test's team is not the next one's. */
  const gone = ({ api }: Somebody) => aTeam(house, api, 0, 1);

  it('is agreed only after the yes of the team, and the team is told, may see who comes, and may say that they moved', async () => {
    await aTeam(house, team.api, 1);
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    expect(chain.moves.map(({ team: side }) => side)).toEqual([
      { organisationName: expect.any(String), isMine: false, said: null, at: null, reason: null },
      null,
    ]);
    expect(chain.moves[0]?.to.place).toMatchObject({ teamId: teamOf.id });
    const { rows } = await house.db.query(
      `select from coordination.told where topic = 'chainAsked' and reference = $1 and organisation_id = $2`,
      [chain.reference, teamOf.id],
    );
    expect(rows).toHaveLength(1);
    expect((await allSayYes(chain.id, given)).chain.state).toBe('proposed');
    const seen = await chainOf(team.api, chain.id);
    expect(seen.chain.moves.map(({ may }) => may)).toEqual([['yes', 'no'], []]);
    expect(seen.chain.moves.map(({ who }) => who?.reference ?? null)).toEqual([given.wait.reference, null]);
    expect((await team.api.get('/api/v1/chains')).as(mineListSchema).waitsForMe).toBe(1);
    expect((await say(team.api, chain.id, 1)).status).toBe(200);
    const agreed = await chainOf(team.api, chain.id);
    expect(agreed.chain).toMatchObject({ state: 'agreed', isStuck: false });
    expect(agreed.chain.moves[0]?.team).toMatchObject({ isMine: true, said: true });
    expect((await carry(team.api, chain.id, 1)).status).toBe(200);
    await gone(team);
  });

  it('ends by a no of the team, and its room is there again', async () => {
    await aTeam(house, team.api, 1);
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    expect((await say(team.api, chain.id, 1, { said: 'no', reason: 'noRoom' })).status).toBe(200);
    expect((await chainOf(three.nurse.api, chain.id)).chain).toMatchObject({ state: 'ended', reason: 'noRoom' });
    const { chain: again } = await aProposal(house.coordinator, given);
    await onChain(house.coordinator, again.id, 'withdraw', { reason: 'mistake' });
    await gone(team);
  });

  it('asks a team of the organisation that somebody leaves with the same press', async () => {
    await aTeam(house, three.nurse.api, 1);
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    expect((await say(three.nurse.api, chain.id, 1)).status).toBe(200);
    const { moves } = (await chainOf(three.nurse.api, chain.id)).chain;
    expect([moves[0]?.sender.said, moves[0]?.team?.said, moves[0]?.receiver.said]).toEqual([true, true, null]);
    expect((await allSayYes(chain.id, given)).chain.state).toBe('agreed');
    await aTeam(house, three.nurse.api, 0, 1);
  });

  it('is refused where the team that is meant has no room, or no team has', async () => {
    const given = await set();
    const none = [409, 'chain.no_team_room'];
    expect(await codeOf(propose(house.coordinator, { kind: 'path', moves: given.moves }))).toEqual(none);
    await aTeam(house, team.api, 1);
    const { moves } = meant(given, randomUUID());
    expect(await codeOf(propose(house.coordinator, { kind: 'path', moves }))).toEqual(none);
    await gone(team);
  });

  it('takes one place of a team: of two at once one stands, also after they moved, until the team has counted anew', async () => {
    await aTeam(house, team.api, 1);
    const both = [await set(), await set()].map((given) => meant(given, teamOf.id));
    const answers = await Promise.all(both.map(({ moves }) => propose(house.coordinator, { kind: 'path', moves })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const at = answers.findIndex(({ status }) => status === 201);
    const [won, lost] = [both[at], both[1 - at]] as [Setting, Setting];
    expect(answers[1 - at]?.problem.code).toBe('chain.no_team_room');
    const { id } = JSON.parse(answers[at]?.text ?? '').chain as { id: string };
    for (const { api } of [won.nurse, won.keeper, team]) await say(api, id, 1);
    expect((await carry(team.api, id, 1)).status).toBe(200);
    expect((await chainOf(team.api, id)).chain.state).toBe('done');
    const body = { kind: 'path', moves: lost.moves };
    expect(await codeOf(propose(house.coordinator, body))).toEqual([409, 'chain.no_team_room']);
    await aTeam(house, team.api, 1, 1);
    expect((await propose(house.coordinator, body)).status).toBe(201);
    await aTeam(house, team.api, 0, 2);
  });

  it('SEC-42: another team sees nothing of it', async () => {
    await aTeam(house, team.api, 1);
    const another = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    await aTeam(house, another.api, 0);
    const { chain } = await aProposal(house.coordinator, await set());
    const [theirs, nothing] = [
      await another.api.get(`/api/v1/chains/${chain.id}`),
      await another.api.get(`/api/v1/chains/${randomUUID()}`),
    ];
    expect([theirs.status, theirs.untraced]).toEqual([404, nothing.untraced]);
    expect(await codeOf(say(another.api, chain.id, 1))).toEqual([404, 'chain.unknown']);
    expect((await another.api.get('/api/v1/chains')).as(mineListSchema).chains).toEqual([]);
    await gone(team);
  });
});
