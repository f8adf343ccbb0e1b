import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseFileSchema } from '@ketenzicht/shared/coordination';
import { chainFileSchema, mineListSchema, type ChainFile } from '@ketenzicht/shared/stepdown';
import { aPerson, anotherOrganisation, somebody, type Somebody } from '../../testing/care.js';
import {
  aProposal,
  aSetting,
  allSayYes,
  carry,
  chainOf,
  onChain,
  propose,
  report,
  say,
  waitOf,
  type Setting,
} from '../../testing/chains.js';
import { today } from '../../testing/placing.js';
import { House } from '../../testing/house.js';
import { until } from '../../testing/until.js';
import { aWait } from '../../testing/waiting.js';

describe('a chain of moves that is proposed', () => {
  let house: House;
  let three: { nurse: Somebody; keeper: Somebody; asker: Somebody };
  const codeOf = async (answer: Promise<{ status: number; problem: { code: string } }>) => {
    const { status, problem } = await answer;
    return [status, problem.code];
  };
  const set = (more: Record<string, unknown> = {}) => aSetting(house, three, more);
  const bed = async (unitId: string) => {
    const { rows } = await house.db.query<{ operational: number; occupied: number }>(
      'select operational, occupied from capacity where unit_id = $1',
      [unitId],
    );
    return rows[0];
  };
  const dwelling = async (id: string) =>
    (
      await house.db.query<{ state: string; reference: string | null }>(
        `select d.state, p.reference from stepdown.dwelling d left join stepdown.promise p on p.dwelling_id = d.id and p.state in ('active', 'let') where d.id = $1`,
        [id],
      )
    ).rows[0];
  const kinds = ({ steps }: ChainFile) => steps.map(({ kind }) => kind);

  beforeAll(async () => {
    house = await House.open({ wards: 40 });
    three = {
      nurse: await somebody(house, 'provider'),
      keeper: await somebody(house, 'provider', { organisation: await anotherOrganisation(house) }),
      asker: await somebody(house, 'referrer'),
    };
  });
  afterAll(() => house.close());

  it('becomes a case of whoever proposed it, linked both ways, that names nobody', async () => {
    const given = await set();
    const { chain, steps } = await aProposal(house.coordinator, given);
    expect(chain).toMatchObject({ state: 'proposed', kind: 'path', isStuck: false, may: ['withdraw'] });
    expect(chain.reference).toMatch(/^KT-/);
    expect(chain.moves.map(({ who }) => who?.reference)).toEqual([given.wait.reference, given.request.reference]);
    expect(chain.moves[1]?.ask.length).toBeGreaterThan(0);
    expect(steps.map(({ kind }) => kind)).toEqual(['proposed']);
    const answer = await house.coordinator.get(`/api/v1/cases/${chain.caseId}`);
    const { case: file } = answer.as(caseFileSchema);
    expect(file).toMatchObject({ cause: 'outflow', links: [{ kind: 'chain', id: chain.id }], state: 'open' });
    expect(file.title).toBe(`Keten van 2 stappen: ${chain.reference}`);
    expect(file.owner.id).toBe(file.openedBy?.id);
    expect(JSON.stringify(file)).not.toContain(given.wait.reference);
  });

  it('API-48: the same key proposes once, also at once; another chain under it is refused', async () => {
    const [given, key] = [await set(), randomUUID()];
    const body = { kind: 'path', moves: given.moves };
    const answers = await Promise.all([propose(house.coordinator, body, key), propose(house.coordinator, body, key)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const other = { kind: 'path', moves: given.moves.slice(0, 1) };
    expect(await codeOf(propose(house.coordinator, other, key))).toEqual([422, 'idempotency.reused']);
    const { rows } = await house.db.query('select from stepdown.chain_move where who_id = $1', [given.wait.id]);
    expect(rows).toHaveLength(1);
  });

  it('of two proposals at once with one person and one dwelling exactly one stands, with one case', async () => {
    const [given, other] = [await set(), await set()];
    const cases = async () => (await house.db.query('select from coordination.case_file')).rowCount ?? 0;
    const before = await cases();
    const sameDwelling = {
      kind: 'path',
      moves: [{ who: { kind: 'wait', id: other.wait.id }, to: { kind: 'dwelling', dwellingId: given.dwellingId } }],
    };
    const answers = await Promise.all([
      propose(house.coordinator, { kind: 'path', moves: given.moves }),
      propose(house.coordinator, { kind: 'path', moves: given.moves.slice(0, 1) }),
      propose(house.coordinator, sameDwelling),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const codes = ['chain.person_taken', 'chain.dwelling_taken', 'chain.moved_on'];
    for (const one of answers) if (one.status === 409) expect(codes).toContain(one.problem.code);
    expect(await cases()).toBe(before + 1);
  });

  it('somebody under two references stands in one chain only', async () => {
    const person = await aPerson(house, three.nurse);
    const given = await set({ personId: person.id });
    await aProposal(house.coordinator, given);
    const { version } = await waitOf(given.nurse.api, given.wait.id);
    await given.nurse.api.call('POST', `/api/v1/waits/${given.wait.id}/_end`, {
      body: { how: 'mistake', on: today() },
      headers: { 'if-match': `"${version}"` },
    });
    // The first chain is stuck and still stands; the same person under another reference is the same person.
    const again = await set({ personId: person.id });
    expect(await codeOf(propose(house.coordinator, { kind: 'path', moves: again.moves }))).toEqual([
      409,
      'chain.person_taken',
    ]);
  });

  it.each<[what: string, change: (given: Setting) => object, code: string]>([
    ['a step that goes to no bed that was left', (given) => ({ moves: given.moves.toReversed() }), 'chain.broken'],
    ['somebody twice', ({ moves }) => ({ moves: [moves[0], moves[0]] }), 'chain.broken'],
    ['a ward without a bed at the beginning', ({ moves }) => ({ moves: moves.slice(1) }), 'chain.no_room'],
    [
      'nobody',
      ({ moves, wait }) => ({ moves: JSON.parse(JSON.stringify(moves).replace(wait.id, randomUUID())) as object }),
      'chain.moved_on',
    ],
    [
      'a dwelling that is none',
      ({ moves, dwellingId }) => ({
        moves: JSON.parse(JSON.stringify(moves).replace(dwellingId, randomUUID())) as object,
      }),
      'chain.dwelling_taken',
    ],
  ])('BAD-01: %s is refused, and nothing is there', async (_, change, code) => {
    const given = await set();
    const answer = await propose(house.coordinator, { kind: 'path', ...change(given) });
    expect([answer.problem.code, answer.status]).toEqual([code, code === 'chain.broken' ? 400 : 409]);
    const { rows } = await house.db.query('select from stepdown.chain_move where who_id = $1', [given.wait.id]);
    expect(rows).toHaveLength(0);
  });

  it('a hard criterion is never bent, whoever proposes it', async () => {
    const given = await set({ waitsFor: 'ribw', actsBy: 'nextProvider' });
    expect(await codeOf(propose(house.coordinator, { kind: 'path', moves: given.moves }))).toEqual([
      409,
      'chain.no_fit',
    ]);
  });

  it('both sides of each step say yes, and only then the dwelling is promised, to the reference of who goes there', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    expect((await say(given.nurse.api, chain.id, 1)).status).toBe(200);
    expect(await dwelling(given.dwellingId)).toMatchObject({ state: 'offered' });
    const agreed = await allSayYes(chain.id, given);
    expect(agreed.chain).toMatchObject({ state: 'agreed', isStuck: false });
    expect(kinds(agreed)).toEqual(['proposed', 'saidYes', 'saidYes', 'saidYes', 'saidYes', 'agreed']);
    expect(await dwelling(given.dwellingId)).toEqual({ state: 'promised', reference: given.wait.reference });
  });

  it('SEC-42: whoever has no step in it cannot tell it from nothing, and a side sees of other steps only the way', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    const stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    const afar = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    for (const { api } of [stranger, afar, await somebody(house, 'referrer')]) {
      const [theirs, nothing] = [
        await api.get(`/api/v1/chains/${chain.id}`),
        await api.get(`/api/v1/chains/${randomUUID()}`),
      ];
      expect([theirs.status, theirs.untraced]).toEqual([404, nothing.untraced]);
      expect(await codeOf(say(api, chain.id, 1))).toEqual([404, 'chain.unknown']);
      expect((await api.get('/api/v1/chains')).as(mineListSchema).chains).toEqual([]);
    }
    const seen = await chainOf(given.keeper.api, chain.id);
    expect(seen.chain.moves.map(({ who }) => who?.reference ?? null)).toEqual([given.wait.reference, null]);
    expect(seen.chain.caseId).toBeNull();
    expect(seen.chain.moves.map(({ may }) => may)).toEqual([['yes', 'no'], []]);
    const asked = await chainOf(given.asker.api, chain.id);
    expect(asked.chain.moves.map(({ who }) => who?.reference ?? null)).toEqual([null, given.request.reference]);
    expect(await codeOf(say(given.keeper.api, chain.id, 2))).toEqual([404, 'chain.unknown']);
    expect(await codeOf(onChain(given.nurse.api, chain.id, 'withdraw', { reason: 'stuck' }))).toEqual([
      403,
      'access.denied',
    ]);
  });

  it('a no ends it with its reason and sets everybody and everything free; after everybody’s yes there is no no', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await say(given.nurse.api, chain.id, 1);
    const refused = await say(given.keeper.api, chain.id, 1, { said: 'no', reason: 'doesNotFit' });
    expect(refused.status).toBe(200);
    const over = await chainOf(given.nurse.api, chain.id);
    expect(over.chain).toMatchObject({ state: 'ended', reason: 'doesNotFit' });
    expect(await codeOf(say(given.nurse.api, chain.id, 2))).toEqual([409, 'chain.over']);
    const { chain: again } = await aProposal(house.coordinator, given);
    await allSayYes(again.id, given);
    expect(await codeOf(say(given.keeper.api, again.id, 1, { said: 'no', reason: 'noRoom' }))).toEqual([
      409,
      'chain.agreed',
    ]);
  });

  it('a last yes and a no at once: one of them wins, and nothing is half done', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await say(given.nurse.api, chain.id, 1);
    await say(given.nurse.api, chain.id, 2);
    await say(given.asker.api, chain.id, 2);
    await Promise.all([
      say(given.keeper.api, chain.id, 1),
      say(given.nurse.api, chain.id, 1, { said: 'no', reason: 'ownWish' }),
    ]);
    const { state } = (await chainOf(given.nurse.api, chain.id)).chain;
    expect(['agreed', 'ended']).toContain(state);
    expect((await dwelling(given.dwellingId))?.state).toBe(state === 'agreed' ? 'promised' : 'offered');
  });

  it('the last yes is refused when the dwelling went meanwhile, and is not kept', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await say(given.nurse.api, chain.id, 1);
    await say(given.nurse.api, chain.id, 2);
    await say(given.asker.api, chain.id, 2);
    const taken = await given.keeper.api.call('POST', `/api/v1/dwellings/${given.dwellingId}/_withdraw`, {
      body: {},
      headers: { 'if-match': '"0"', 'idempotency-key': randomUUID() },
    });
    expect(taken.status).toBe(200);
    expect(await codeOf(say(given.keeper.api, chain.id, 1))).toEqual([409, 'chain.dwelling_taken']);
    const { chain: now } = await chainOf(given.nurse.api, chain.id);
    expect(now).toMatchObject({ state: 'proposed', isStuck: true });
    expect(now.moves[0]).toMatchObject({ trouble: 'dwellingGone', receiver: { said: null } });
  });

  it('is carried out: the wait ends, the bed is free, the dwelling is let, and who asked is served by the ordinary road', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 10 });
    const done = await carry(given.nurse.api, chain.id, 1);
    expect([done.status, done.status === 200 ? '' : done.text]).toEqual([200, '']);
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 9 });
    expect(await waitOf(given.nurse.api, given.wait.id)).toMatchObject({ state: 'left', leftTo: 'vptDwelling' });
    expect((await dwelling(given.dwellingId))?.state).toBe('let');
    expect(await codeOf(carry(given.asker.api, chain.id, 2))).toEqual([409, 'chain.by_request']);
    await serve(given);
    const finished = await until(
      () => chainOf(given.nurse.api, chain.id),
      ({ chain: { state } }) => state === 'done',
    );
    expect(kinds(finished).slice(-3)).toEqual(['done', 'done', 'finished']);
    const told = await until(
      async () =>
        (await house.coordinator.get(`/api/v1/cases/${(await chainOf(house.coordinator, chain.id)).chain.caseId}`)).as(
          caseFileSchema,
        ),
      ({ steps }) => steps.filter(({ kind }) => kind === 'chainMoved').length === 4,
    );
    expect(told.steps.filter(({ kind }) => kind === 'chainMoved').map(({ detail }) => detail['event'])).toEqual([
      'agreed',
      'done',
      'done',
      'finished',
    ]);
    expect(told.case.state).toBe('open');
  });

  it('two who press at once: the step is done once, and the other hears it', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    const answers = await Promise.all([carry(given.nurse.api, chain.id, 1), carry(given.keeper.api, chain.id, 1)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('chain.done_already');
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 9 });
  });

  it('a step is taken back within a day: the wait runs again, the bed is taken and the dwelling promised', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    expect(await codeOf(onChain(given.nurse.api, chain.id, 'undo'))).toEqual([409, 'chain.nothing_done']);
    await carry(given.nurse.api, chain.id, 1);
    const { version } = await waitOf(given.nurse.api, given.wait.id);
    const alone = given.nurse.api.call('POST', `/api/v1/waits/${given.wait.id}/_undo`, {
      body: {},
      headers: { 'if-match': `"${version}"` },
    });
    expect(await codeOf(alone)).toEqual([409, 'wait.by_chain']);
    const back = await onChain(given.nurse.api, chain.id, 'undo');
    expect([back.status, back.status === 200 ? '' : back.text]).toEqual([200, '']);
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 10 });
    expect(await waitOf(given.nurse.api, given.wait.id)).toMatchObject({ state: 'waiting', leftTo: null });
    expect(await dwelling(given.dwellingId)).toEqual({ state: 'promised', reference: given.wait.reference });
    expect((await carry(given.nurse.api, chain.id, 1)).status).toBe(200);
  });

  it('a feed that looked after they went has counted it, and is not counted twice', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    await house.db.query(
      `update capacity set source = 'feed', observed_at = now(), occupied = 9, version = version + 1 where unit_id = $1`,
      [given.unitId],
    );
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    expect((await carry(given.nurse.api, chain.id, 1, { movedAt: anHourAgo })).status).toBe(200);
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 9 });
  });

  it('a swap is carried out at once: two full wards, and nobody ever in one bed with another', async () => {
    const { api } = three.nurse;
    const units = [house.ward(), house.ward()];
    const toward = { ageBand: '25-39', regionId: house.register.regionId, securityLevel: '2-laag' };
    const waits = [];
    for (const unitId of units) {
      await report(api, unitId, 10, 10);
      waits.push((await aWait(api, house, unitId, { waitsFor: 'lowerLevel', actsBy: 'nextProvider', toward })).wait);
    }
    const moves = waits.map(({ id }, index) => ({
      who: { kind: 'wait', id },
      to: { kind: 'ward', unitId: units[1 - index] },
    }));
    const { chain } = (await propose(house.coordinator, { kind: 'swap', moves })).as(chainFileSchema);
    for (const place of [1, 2]) expect((await say(api, chain.id, place)).status).toBe(200);
    const done = (await carry(api, chain.id, 1)).as(chainFileSchema);
    expect(done.chain).toMatchObject({ state: 'done', may: ['undo'] });
    for (const [index, { id }] of waits.entries())
      expect(await waitOf(api, id)).toMatchObject({ state: 'left', leftTo: 'lowerLevel', toUnitId: units[1 - index] });
    for (const unitId of units) expect(await bed(unitId)).toEqual({ operational: 10, occupied: 10 });
    const back = (await onChain(api, chain.id, 'undo')).as(chainFileSchema);
    expect(back.chain).toMatchObject({ state: 'agreed', may: [] });
    for (const { id } of waits) expect((await waitOf(api, id)).state).toBe('waiting');
    for (const unitId of units) expect(await bed(unitId)).toEqual({ operational: 10, occupied: 10 });
  });

  it('for a landlord’s dwelling the chain director of its region says yes, and may propose what touches it', async () => {
    const director = await somebody(house, 'chainDirector');
    const given = await aSetting(house, { ...three, keeper: director });
    const { chain } = await aProposal(director.api, given);
    expect(chain.moves[0]?.may).toEqual(['yes', 'no']);
    expect((await allSayYes(chain.id, given)).chain.state).toBe('agreed');
    expect((await dwelling(given.dwellingId))?.state).toBe('promised');
    const afar = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    const other = await set();
    expect(await codeOf(propose(afar.api, { kind: 'path', moves: other.moves }))).toEqual([409, 'chain.moved_on']);
  });

  it('what the figures know already is not counted twice', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    expect((await carry(given.nurse.api, chain.id, 1, { alreadyCounted: true })).status).toBe(200);
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 10 });
    expect((await onChain(given.nurse.api, chain.id, 'undo')).status).toBe(200);
    expect(await bed(given.unitId)).toEqual({ operational: 10, occupied: 10 });
  });

  it('who waits no longer leaves it stuck, with what to do; taken back, everything is free', async () => {
    const given = await set();
    const { chain } = await aProposal(house.coordinator, given);
    await allSayYes(chain.id, given);
    const { version } = await waitOf(given.nurse.api, given.wait.id);
    await given.nurse.api.call('POST', `/api/v1/waits/${given.wait.id}/_end`, {
      body: { how: 'notReady', on: today() },
      headers: { 'if-match': `"${version}"` },
    });
    const { chain: stuck } = await chainOf(house.coordinator, chain.id);
    expect(stuck).toMatchObject({ state: 'agreed', isStuck: true });
    expect(stuck.moves[0]?.trouble).toBe('moverGone');
    expect(await codeOf(carry(given.nurse.api, chain.id, 1))).toEqual([409, 'chain.moved_on']);
    expect((await onChain(house.coordinator, chain.id, 'withdraw', { reason: 'stuck' })).status).toBe(200);
    expect((await dwelling(given.dwellingId))?.state).toBe('offered');
    expect((await chainOf(given.nurse.api, chain.id)).chain).toMatchObject({ state: 'ended', reason: 'stuck' });
  });

  async function serve({ asker, nurse, request, unitId }: Setting): Promise<void> {
    const ask = { unitIds: [unitId], weighing: { reasons: ['bestMatch'] }, hold: true };
    const asked = await asker.api.call('POST', `/api/v1/placement-requests/${request.id}/attempts`, { body: ask });
    if (asked.status >= 300) throw new Error(asked.text);
    const { attempts } = JSON.parse(asked.text) as { attempts: { id: string; version: number }[] };
    let version = attempts[0]?.version;
    for (const [verb, body] of [
      ['answer', { answer: 'accepted', expectedOn: today() }],
      ['admit', {}],
    ] as const) {
      const answer = await nurse.api.call('POST', `/api/v1/placement-attempts/${attempts[0]?.id}/_${verb}`, {
        body,
        headers: { 'if-match': `"${version}"` },
      });
      if (answer.status >= 300) throw new Error(answer.text);
      ({ version } = JSON.parse(answer.text) as { version: number });
    }
  }
});
