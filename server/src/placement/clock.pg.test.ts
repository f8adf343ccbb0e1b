import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, day, hour, localDate, minute } from '@ketenzicht/shared/kernel';
import type { PlacementAttempt } from '@ketenzicht/shared/placement';
import { Placing, no, until, yes } from '../testing/placing-acts.js';
import type { RunningServer } from '../server.js';

/** A clock that the tests set; it only goes forward, as everyone's does. */
let now = Date.parse('2027-03-22T09:00:00Z');
const clock = () => new Date(now);
const pass = (time: number) => void (now += time);
const today = () => localDate(clock());

describe('what time brings about by itself', () => {
  let placing: Placing;
  let second: RunningServer;
  beforeAll(async () => {
    placing = await Placing.open({ wards: 40, clock });
    second = await placing.serveAgain();
  });
  afterEach(async () => expect(await placing.broken()).toEqual([]));
  afterAll(async () => {
    await second.stop();
    await placing.close();
  });

  const kinds = async (id: string) => (await placing.file(id)).steps.map(({ kind }) => kind);
  const happens = (id: string, kind: string) => until(async () => (await kinds(id)).includes(kind), kind);
  const states = async (id: string) => (await placing.file(id)).attempts.map(({ state }) => state);
  const times = (all: readonly string[], kind: string) => all.filter((one) => one === kind).length;

  it('a hold runs out on its second: the bed is free, everyone is told once, and the question stays open', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    await placing.ask(id, [unitId], { hold: true });
    pass(60 * minute - 1_000);
    expect((await placing.ward.figure(unitId)).held).toBe(1);
    pass(1_000);
    await happens(id, 'holdExpired');
    await until(async () => (await placing.ward.figure(unitId)).held === 0, 'the board shows it free');
    expect(times(await kinds(id), 'holdExpired')).toBe(1);
    const { attempts } = await placing.file(id);
    expect(attempts[0]).toMatchObject({ state: 'asked', hold: { state: 'expired' } });
    const next = await placing.request();
    expect((await placing.tryHold(next.id, unitId)).status).toBe(201);
  });

  it('urgent holds last four hours and regular ones a day, unless the installation says otherwise', async () => {
    for (const [urgency, minutes] of [
      ['urgent', 240],
      ['regular', 1_440],
    ] as const) {
      const hold = await placing.hold((await placing.request({ urgency })).id, await placing.bed());
      expect(Date.parse(hold.expiresAt) - now).toBe(minutes * minute);
    }
  });

  it('a yes keeps the bed until the end of the day after, and when nobody came by then it is no yes any more', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = (await placing.ask(id, [unitId])) as [PlacementAttempt];
    const accepted = await placing.act(placing.ward, asked, 'answer', yes(today()));
    expect(accepted.hold?.expiresAt).toBe('2027-03-23T23:00:00.000Z');
    pass(Date.parse('2027-03-23T23:00:00Z') - now);
    await happens(id, 'lapsed');
    expect((await placing.file(id)).attempts[0]).toMatchObject({ state: 'lapsed', lapse: 'bedGone' });
    const late = await placing.tryAct(placing.ward, accepted, 'admit');
    expect([late.status, late.problem.code]).toEqual([409, 'attempt.over']);
  });

  it('whose answer does not come in time lets the next in line be asked, and may still answer', async () => {
    const [mine, theirs, { id }] = [await placing.bed(4, 3), await placing.otherBed(4, 3), await placing.request()];
    const [first] = (await placing.ask(id, [mine, theirs], { mode: 'inTurn' })) as [PlacementAttempt];
    pass(Date.parse(first.dueAt ?? '') - now);
    await happens(id, 'overdue');
    expect(await states(id)).toEqual(['asked', 'asked']);
    expect(times(await kinds(id), 'overdue')).toBe(1);
    pass(3 * minute);
    const refused = await placing.act(placing.ward, first, 'answer', no('full'));
    expect(refused.state).toBe('refused');
    expect(await states(id)).toEqual(['refused', 'asked']);
  });

  it('with two servers nothing happens twice', async () => {
    const requests = await Promise.all(Array.from({ length: 12 }, () => placing.request()));
    const units: string[] = [];
    for (const { id } of requests) {
      const unitId = await placing.bed(4, 3);
      units.push(unitId);
      await placing.hold(id, unitId);
    }
    pass(61 * minute);
    for (const { id } of requests) await happens(id, 'holdExpired');
    for (const { id } of requests) expect(times(await kinds(id), 'holdExpired')).toBe(1);
    const { rows } = await placing.db.query(
      'select version from capacity.capacity where unit_id = any ($1) and version <> 3',
      [units],
    );
    expect(rows).toEqual([]);
  });

  it('an answer on the very second that the hold runs out: one of the two wins, and the bed is counted once', async () => {
    for (let round = 0; round < 6; round++) {
      const [unitId, { id }] = [await placing.otherBed(4, 3), await placing.request()];
      const [asked] = (await placing.ask(id, [unitId], { hold: true })) as [PlacementAttempt];
      pass(60 * minute);
      const accepted = await placing.tryAct(placing.otherWard, asked, 'answer', yes(today()));
      // The clock may have been first: then the bed was free again, and the yes takes it anew.
      expect(accepted.status).toBe(200);
      await until(async () => (await placing.otherWard.figure(unitId)).held === 1, 'held once');
      const [attempt] = (await placing.file(id)).attempts;
      expect(attempt).toMatchObject({ state: 'accepted', hold: { state: 'active' } });
    }
  });

  it('an admission on the very second that the hold runs out: admitted, or too late; never both', async () => {
    for (let round = 0; round < 6; round++) {
      const [unitId, { id }] = [await placing.otherBed(4, 3), await placing.request()];
      const [asked] = (await placing.ask(id, [unitId])) as [PlacementAttempt];
      const accepted = await placing.act(placing.otherWard, asked, 'answer', yes(today()));
      pass(Date.parse(accepted.hold?.expiresAt ?? '') - now);
      const [admitted] = await Promise.all([placing.tryAct(placing.otherWard, accepted, 'admit'), placing.file(id)]);
      if (admitted.status === 200) {
        expect(await states(id)).toEqual(['admitted']);
        expect(await placing.otherWard.figure(unitId)).toMatchObject({ occupied: 4, held: 0 });
      } else {
        expect(admitted.problem.code).toBe('attempt.over');
        expect(await states(id)).toEqual(['lapsed']);
        expect((await placing.otherWard.figure(unitId)).occupied).toBe(3);
      }
    }
  });

  it('an admission can be undone for a day, and no longer', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = (await placing.ask(id, [unitId], { hold: true })) as [PlacementAttempt];
    const accepted = await placing.act(placing.ward, asked, 'answer', yes(today()));
    const admitted = await placing.act(placing.ward, accepted, 'admit');
    pass(day);
    const late = await placing.tryAct(placing.ward, admitted, 'undo');
    expect([late.status, late.problem.code]).toEqual([409, 'attempt.too_late']);
  });

  it('what ran out while nothing ran is made up for right after a start', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    await placing.hold(id, unitId);
    await second.stop();
    pass(2 * hour);
    second = await placing.serveAgain();
    await happens(id, 'holdExpired');
    expect(times(await kinds(id), 'holdExpired')).toBe(1);
  });

  it.each([
    ['five working days over the New Year', '2027-12-30T10:00:00Z', 'regular', '2028-01-06T23:00:00.000Z'],
    [
      'a crisis just before New Year: the first working day after',
      '2027-12-31T10:00:00Z',
      'crisis',
      '2028-01-03T23:00:00.000Z',
    ],
    ['the night that the clock goes forward', '2028-03-24T22:00:00Z', 'crisis', '2028-03-27T22:00:00.000Z'],
    ['over Good Friday and Easter Monday', '2028-04-13T10:00:00Z', 'crisis', '2028-04-18T22:00:00.000Z'],
    ["five working days over Easter, King's Day to come", '2028-04-13T11:00:00Z', 'urgent', '2028-04-24T22:00:00.000Z'],
    ['Ascension Day', '2028-05-24T10:00:00Z', 'crisis', '2028-05-26T22:00:00.000Z'],
    ['the night that the clock goes back', '2028-10-27T22:30:00Z', 'crisis', '2028-10-30T23:00:00.000Z'],
  ] as const)('the answer is due on a Dutch working day: %s', async (_, at, urgency, due) => {
    pass(Math.max(0, Date.parse(at) - now));
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request({ urgency })];
    const [asked] = (await placing.ask(id, [unitId])) as [PlacementAttempt];
    expect(asked.dueAt).toBe(due);
  });

  it.each([
    ['forward', '2029-03-23T12:00:00Z', '2029-03-25T22:00:00.000Z', '2029-03-24'],
    ['back', '2029-10-26T12:00:00Z', '2029-10-28T23:00:00.000Z', '2029-10-27'],
  ])(
    'a bed is kept to the end of the day after, also when the clock goes %s that night',
    async (_, at, end, expectedOn) => {
      pass(Math.max(0, Date.parse(at) - now));
      const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
      const [asked] = (await placing.ask(id, [unitId])) as [PlacementAttempt];
      const accepted = await placing.act(placing.ward, asked, 'answer', yes(expectedOn));
      expect(accepted.hold?.expiresAt).toBe(end);
      expect(addLocalDays(expectedOn, 1) <= localDate(new Date(Date.parse(end) - 1))).toBe(true);
    },
  );
});
