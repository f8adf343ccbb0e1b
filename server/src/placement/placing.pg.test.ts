import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { nextBestSchema } from '@ketenzicht/shared/placement';
import { Screen } from '../testing/screen.js';
import { Placing, no, otherDay, until, yes } from '../testing/placing-acts.js';

const today = () => localDate(new Date());

describe('holding, asking, answering and admitting', () => {
  let placing: Placing;
  beforeAll(async () => {
    placing = await Placing.open();
  });
  afterEach(async () => expect(await placing.broken()).toEqual([]));
  afterAll(() => placing.close());

  it('holds one bed for an hour in a crisis, and the board shows it', async () => {
    const [unitId, { id }] = [await placing.bed(4, 2), await placing.request()];
    const hold = await placing.hold(id, unitId);
    expect(hold).toMatchObject({ requestId: id, unitId, state: 'active', endedAt: null });
    expect(Date.parse(hold.expiresAt) - Date.parse(hold.placedAt)).toBe(60 * 60_000);
    expect(await placing.house.coordinator.figure(unitId)).toMatchObject({
      held: 1,
      free: 1,
      holdEnds: [hold.expiresAt],
      version: 2,
    });
  });

  it('one request holds one bed', async () => {
    const [unitId, { id }] = [await placing.bed(4, 2), await placing.request()];
    const hold = await placing.hold(id, unitId);
    const second = await placing.tryHold(id, await placing.otherBed());
    expect([second.status, second.problem.code, second.problem['holdId']]).toEqual([409, 'hold.already', hold.id]);
  });

  it('who comes too late is told who could be next', async () => {
    const [unitId, other] = [await placing.bed(), await placing.otherBed()];
    await placing.hold((await placing.request()).id, unitId);
    const late = await placing.tryHold((await placing.request()).id, unitId);
    expect([late.status, late.problem.code]).toEqual([409, 'hold.no_bed']);
    const { nextBest } = late.as(nextBestSchema);
    expect(nextBest.length).toBeGreaterThan(0);
    expect(nextBest.map(({ unit }) => unit.id)).not.toContain(unitId);
    expect(other).toBeTruthy();
  });

  it('from crisis to bed: asked with a hold, seen, accepted, admitted; the board moves with it', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = await placing.ask(id, [unitId], { hold: true });
    expect(asked).toMatchObject({
      state: 'asked',
      place: 1,
      bedsWhenAsked: { shownFree: true },
      hold: { state: 'active' },
    });
    expect(asked?.chosenOn?.score).not.toBeNull();
    const seen = await placing.act(placing.ward, asked as never, 'see');
    const accepted = await placing.act(placing.ward, seen, 'answer', yes(today()));
    expect(accepted).toMatchObject({ state: 'accepted', dueAt: null, expectedOn: today(), weighing: null });
    const admitted = await placing.act(placing.ward, accepted, 'admit');
    expect(admitted).toMatchObject({ state: 'admitted', alreadyCounted: false, hold: { state: 'admitted' } });
    const figure = await placing.ward.figure(unitId);
    expect(figure).toMatchObject({ held: 0, occupied: 4, free: 0, source: 'person' });
    expect(figure).not.toHaveProperty('holdEnds');
    const file = await placing.file(id);
    expect(file.request).toMatchObject({ state: 'placed', currentUnitId: unitId });
    expect(file.steps.map(({ kind }) => kind)).toEqual([
      'requestMade',
      'held',
      'asked',
      'seen',
      'accepted',
      'admitted',
    ]);
    const { rows } = await placing.db.query('select offered, shown_free from placement.attempt where id = $1', [
      admitted.id,
    ]);
    expect(rows).toEqual([{ offered: true, shown_free: true }]);
    expect((await placing.ward.history(unitId)).steps?.at(-1)?.capacity).toMatchObject({ occupied: 4 });
  });

  it('an admission that was a mistake is undone, and the request is open again', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = await placing.ask(id, [unitId], { hold: true });
    const accepted = await placing.act(placing.ward, asked as never, 'answer', yes(today()));
    const admitted = await placing.act(placing.ward, accepted, 'admit');
    const undone = await placing.act(placing.ward, admitted, 'undo');
    expect(undone.state).toBe('cancelled');
    expect(await placing.ward.figure(unitId)).toMatchObject({ held: 0, occupied: 3, free: 1 });
    expect((await placing.file(id)).request).toMatchObject({ state: 'open', currentUnitId: null });
  });

  it('a transfer frees the bed that somebody leaves in the transaction that fills the other one', async () => {
    const [first, second, { id }] = [await placing.bed(4, 3), await placing.otherBed(4, 3), await placing.request()];
    const [asked] = await placing.ask(id, [first], { hold: true });
    await placing.act(placing.ward, await placing.act(placing.ward, asked as never, 'answer', yes(today())), 'admit');
    const { request } = await placing.file(id);
    const answer = await placing.referrer.call('POST', `/api/v1/placement-requests/${id}/_transfer`, {
      body: {},
      headers: { 'if-match': `"${request.version}"` },
    });
    expect(answer.status).toBe(200);
    const [again] = await placing.ask(id, [second], { hold: true });
    const accepted = await placing.act(placing.otherWard, again as never, 'answer', yes(today()));
    const admitted = await placing.act(placing.otherWard, accepted, 'admit');
    expect(await placing.ward.figure(first)).toMatchObject({ occupied: 3, held: 0 });
    expect(await placing.ward.figure(second)).toMatchObject({ occupied: 4, held: 0 });
    const file = await placing.file(id);
    expect(file.attempts.map(({ state }) => state)).toEqual(['left', 'admitted']);
    expect(file.request.currentUnitId).toBe(second);
    await placing.act(placing.otherWard, admitted, 'undo');
    expect(await placing.ward.figure(first)).toMatchObject({ occupied: 4 });
    expect(await placing.ward.figure(second)).toMatchObject({ occupied: 3 });
    expect((await placing.file(id)).request).toMatchObject({ state: 'open', currentUnitId: first });
  });

  it('a feed that counted somebody already is not counted twice', async () => {
    const feed = await placing.person('feed');
    const [unitId, { id }] = [await placing.bed(4, 2), await placing.request()];
    const [asked] = await placing.ask(id, [unitId], { hold: true });
    const accepted = await placing.act(placing.ward, asked as never, 'answer', yes(today()));
    const admittedAt = new Date(Date.now() - 1_000).toISOString();
    const { version } = await placing.ward.figure(unitId);
    expect((await feed.report(unitId, { operational: 4, occupied: 3 }, { version })).status).toBe(200);
    const admitted = await placing.act(placing.ward, accepted, 'admit', { admittedAt });
    expect(admitted.alreadyCounted).toBe(true);
    expect(await placing.ward.figure(unitId)).toMatchObject({ occupied: 3, held: 0, free: 1 });
  });

  it('one yes ends the other tries and gives back the bed that was held elsewhere', async () => {
    const [mine, theirs, { id }] = [await placing.bed(4, 3), await placing.otherBed(4, 3), await placing.request()];
    const [a, b] = await placing.ask(id, [mine, theirs], { hold: true });
    expect((await placing.ward.figure(mine)).held).toBe(1);
    await placing.act(placing.otherWard, b as never, 'answer', yes(today()));
    expect((await placing.ward.figure(mine)).held).toBe(0);
    expect((await placing.ward.figure(theirs)).held).toBe(1);
    const late = await placing.tryAct(placing.ward, a as never, 'answer', yes(today()));
    expect([late.status, late.problem.code]).toEqual([409, 'attempt.accepted_elsewhere']);
    const file = await placing.file(id);
    expect(file.attempts.map(({ state, lapse }) => [state, lapse])).toEqual([
      ['lapsed', 'acceptedElsewhere'],
      ['accepted', null],
    ]);
    const { steps, attempts } = await placing.file(id, placing.ward);
    expect(attempts.map(({ unitId }) => unitId)).toEqual([mine]);
    expect(steps.every(({ unitId }) => unitId !== theirs)).toBe(true);
  });

  it('a refusal that contradicts the ward is shown, and the next in turn is asked at once', async () => {
    const [mine, theirs, { id }] = [await placing.bed(4, 3), await placing.otherBed(4, 3), await placing.request()];
    const [a, b] = await placing.ask(id, [mine, theirs], { mode: 'inTurn' });
    expect([a?.state, b?.state, b?.dueAt]).toEqual(['asked', 'queued', null]);
    expect((await placing.tryAct(placing.otherWard, b as never, 'see')).problem.code).toBe('attempt.unknown');
    const refused = await placing.act(placing.ward, a as never, 'answer', no('full'));
    expect(refused.contradictions).toEqual([{ kind: 'bed', reason: 'full', published: '1' }]);
    expect(refused.bedsWhenAnswered?.shownFree).toBe(true);
    const next = (await placing.file(id)).attempts[1];
    expect(next).toMatchObject({ state: 'asked', bedsWhenAsked: { shownFree: true } });
    const level = await placing.act(placing.otherWard, next as never, 'answer', no('securityLevel'));
    expect(level.contradictions).toEqual([{ kind: 'criterion', reason: 'securityLevel', published: '2-laag' }]);
  });

  it('another day is offered and agreed, also while there is no bed yet', async () => {
    const [unitId, { id }] = [await placing.bed(4, 4), await placing.request()];
    const [asked] = await placing.ask(id, [unitId]);
    const full = await placing.tryAct(placing.ward, asked as never, 'answer', yes(today()));
    expect([full.status, full.problem.code]).toEqual([409, 'hold.no_bed']);
    const proposed = await placing.act(placing.ward, asked as never, 'answer', otherDay(addLocalDays(today(), 3)));
    const agreed = await placing.act(placing.referrer, proposed, 'agree');
    expect(agreed).toMatchObject({ state: 'accepted', expectedOn: addLocalDays(today(), 3), hold: null });
    const crowded = await placing.tryAct(placing.ward, agreed, 'admit');
    expect(crowded.problem.code).toBe('hold.no_bed');
    expect((await placing.act(placing.ward, agreed, 'admit', { alreadyCounted: true })).state).toBe('admitted');
  });

  it('a referrer writes down what was said by telephone, and only that', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = await placing.ask(id, [unitId], { channel: 'phone' });
    const refused = await placing.tryAct(placing.referrer, asked as never, 'answer', yes(today()));
    expect([refused.status, refused.problem.code]).toEqual([403, 'attempt.ward_answers']);
    const said = { ...yes(today()), channel: 'phone' };
    const accepted = await placing.act(placing.referrer, asked as never, 'answer', said);
    expect((await placing.act(placing.referrer, accepted, 'cancel', { channel: 'phone' })).state).toBe('cancelled');
    expect(await placing.ward.figure(unitId)).toMatchObject({ held: 0 });
  });

  it('material that is missing stretches the clock, and is said', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request({ urgency: 'regular' })];
    const [asked] = await placing.ask(id, [unitId]);
    const waiting = await placing.act(placing.ward, asked as never, 'await', {
      missing: ['indication'],
      noPersonalData: true,
    });
    expect(waiting).toMatchObject({ state: 'considering', missing: ['indication'] });
    expect(Date.parse(waiting.dueAt ?? '')).toBeGreaterThan(Date.parse(asked?.dueAt ?? ''));
  });

  it('the ward gives more time, both give a bed back, and nobody else sees the hold', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const hold = await placing.hold(id, unitId);
    const longer = new Date(Date.parse(hold.expiresAt) + 3_600_000).toISOString();
    const extend = (as: typeof placing.ward) =>
      as.call('POST', `/api/v1/placement-holds/${hold.id}/_extend`, { body: { until: longer } });
    expect((await extend(placing.otherWard)).problem.code).toBe('hold.unknown');
    expect((await extend(placing.ward)).status).toBe(200);
    expect((await placing.ward.figure(unitId)).holdEnds).toEqual([longer]);
    expect((await extend(placing.ward)).problem.code).toBe('hold.not_longer');
    const release = (as: typeof placing.ward) => as.call('POST', `/api/v1/placement-holds/${hold.id}/_release`);
    expect((await release(placing.otherWard)).problem.code).toBe('hold.unknown');
    expect((await release(placing.ward)).status).toBe(200);
    expect((await release(placing.referrer)).problem.code).toBe('hold.over');
    expect((await placing.ward.figure(unitId)).held).toBe(0);
  });

  it('a report of the ward outweighs a hold, and the referrer is told', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    await placing.hold(id, unitId);
    expect((await placing.ward.report(unitId, { operational: 4, occupied: 4 }, { version: 2 })).status).toBe(200);
    expect(await placing.ward.figure(unitId)).toMatchObject({ held: 0, free: 0, version: 3 });
    await until(
      async () => (await placing.file(id)).steps.some(({ kind }) => kind === 'holdDisplaced'),
      'a step about the hold',
    );
    expect((await placing.file(id)).steps.filter(({ kind }) => kind === 'holdDisplaced')).toHaveLength(1);
  });

  it('a nurse who typed the arrival before it was recorded is not counted twice', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = await placing.ask(id, [unitId], { hold: true });
    const accepted = await placing.act(placing.ward, asked as never, 'answer', yes(today()));
    const { version } = await placing.ward.figure(unitId);
    expect((await placing.ward.report(unitId, { operational: 4, occupied: 4 }, { version })).status).toBe(200);
    const full = await placing.tryAct(placing.ward, accepted, 'admit');
    expect([full.status, full.problem.code]).toEqual([409, 'hold.no_bed']);
    const admitted = await placing.act(placing.ward, accepted, 'admit', { alreadyCounted: true });
    expect(admitted).toMatchObject({ state: 'admitted', hold: { state: 'displaced' } });
    expect(await placing.ward.figure(unitId)).toMatchObject({ occupied: 4, held: 0 });
  });

  it('no figure of the ward: nothing to hold, nothing to say yes with', async () => {
    const [unitId, { id }] = [placing.house.ward(), await placing.request()];
    expect((await placing.tryHold(id, unitId)).problem.code).toBe('hold.no_bed');
    const [asked] = await placing.ask(id, [unitId]);
    expect(asked?.bedsWhenAsked).toMatchObject({ freshness: 'never', shownFree: false });
    expect((await placing.tryAct(placing.ward, asked as never, 'answer', yes(today()))).problem.code).toBe(
      'hold.no_bed',
    );
    const refused = await placing.act(placing.ward, asked as never, 'answer', no('full'));
    expect(refused.contradictions).toEqual([]);
  });

  it('asking with a hold fails as a whole when there is no bed', async () => {
    const [unitId, { id }] = [await placing.bed(4, 4), await placing.request()];
    const answer = await placing.tryAsk(id, [unitId], { hold: true });
    expect([answer.status, answer.problem.code]).toEqual([409, 'hold.no_bed']);
    expect((await placing.file(id)).attempts).toEqual([]);
  });

  it('a ward is asked once at a time, and nobody is asked after a yes', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const [asked] = await placing.ask(id, [unitId]);
    expect((await placing.tryAsk(id, [unitId])).problem.code).toBe('attempt.exists');
    await placing.act(placing.ward, asked as never, 'answer', yes(today()));
    expect((await placing.tryAsk(id, [await placing.otherBed()])).problem.code).toBe('placement.accepted');
  });

  it('ending a request ends what was asked, and gives the bed back', async () => {
    const [mine, theirs, { id, version }] = [await placing.bed(), await placing.otherBed(), await placing.request()];
    await placing.ask(id, [mine, theirs], { mode: 'inTurn', hold: true });
    const answer = await placing.referrer.call('POST', `/api/v1/placement-requests/${id}/_end`, {
      body: { reason: 'noLongerNeeded', noPersonalData: true },
      headers: { 'if-match': `"${version}"` },
    });
    expect(answer.status).toBe(200);
    const { attempts } = await placing.file(id);
    expect(attempts.map(({ state, lapse }) => [state, lapse])).toEqual([
      ['lapsed', 'requestEnded'],
      ['lapsed', 'requestEnded'],
    ]);
    expect((await placing.ward.figure(mine)).held).toBe(0);
    expect((await placing.tryHold(id, mine)).problem.code).toBe('placement.over');
    expect((await placing.otherWard.get(`/api/v1/placement-requests/${id}`)).status).toBe(404);
  });

  it('whose desk it is hears that something is otherwise, and nobody else; nobody hears what', async () => {
    const heard = new Map<string, unknown[]>();
    const screens = await Promise.all(
      [placing.ward, placing.otherWard, placing.referrer].map(async (api, index) => {
        const screen = await Screen.open(placing.house.url, api.token ?? '');
        const name = ['ward', 'otherWard', 'referrer'][index] ?? '';
        heard.set(name, []);
        screen.socket.on('desk', (sent: unknown) => heard.get(name)?.push(sent));
        return screen;
      }),
    );
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    await placing.ask(id, [unitId], { hold: true });
    // Desks ring for other things as well, such as what an earlier story left to the clock.
    const ofThis = (name: string) => (heard.get(name) ?? []).filter((sent) => JSON.stringify(sent).includes(id));
    await until(() => ['ward', 'referrer'].every((name) => ofThis(name).length > 0), 'both sides hear');
    for (const name of ['ward', 'referrer'])
      for (const sent of ofThis(name)) expect(sent).toEqual({ desk: 'placement', subject: id });
    expect(ofThis('otherWard')).toEqual([]);
    for (const screen of screens) screen.close();
  });
});
