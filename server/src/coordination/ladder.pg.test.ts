import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { caseFileSchema, defaultLadderHours, type CaseFile } from '@ketenzicht/shared/coordination';
import { day, hour, localDate } from '@ketenzicht/shared/kernel';
import { Api } from '../testing/api.js';
import { somebody, type Somebody } from '../testing/care.js';
import { around, fileOfCase, kindsOf, move, openCase, tryMove } from '../testing/cases.js';
import { anAccount } from '../testing/given.js';
import { House, serve } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';
import type { RunningServer } from '../server.js';
import { coordinationFaults } from './case.faults.js';

/** A Monday morning; the clock only goes forward, as everyone's does. */
let now = Date.parse('2027-02-01T09:00:00Z');
const clock = () => new Date(now);
const pass = (time: number) => void (now += time);

describe('the ladder', () => {
  let house: House;
  let second: RunningServer;
  let director: Somebody;
  let adviser: Somebody;
  let coordinator: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock });
    second = await serve(house.database.url, clock);
    [director, adviser, coordinator] = [
      await somebody(house, 'chainDirector'),
      await somebody(house, 'adviser'),
      await somebody(house, 'nationalCoordinator'),
    ];
    await house.db.query(
      `update identity.account set disabled_at = now() where role = 'nationalCoordinator' and id <> $1`,
      [coordinator.id],
    );
  });
  /** The clock does its work within seconds; then nothing may be wrong. */
  afterEach(() => until(async () => (await coordinationFaults(house.db, clock())).length === 0, 'no faults'));
  afterAll(async () => {
    await second.stop();
    await house.close();
  });

  const open = (more: object = {}) => openCase(house.provider, house, more);
  const read = (id: string) => fileOfCase(coordinator.api, id);
  const happens = async (id: string, what: (file: CaseFile) => boolean): Promise<CaseFile> => {
    let file = await read(id);
    await until(async () => what((file = await read(id))), 'it happens');
    return file;
  };
  const onRung = (id: string, rung: string) => happens(id, (file) => file.case.rung === rung);
  const climbs = ({ steps }: CaseFile) => steps.filter(({ kind }) => kind === 'climbed');
  const told = async (reference: string) =>
    (
      await house.db.query<{ topic: string; accountId: string; path: string; urgent: boolean }>(
        'select topic, account_id as "accountId", path, urgent from coordination.told where reference = $1 order by at',
        [reference],
      )
    ).rows;

  it('whoever gets a case is told once, and whoever has a task on its day; about whom is in neither', async () => {
    const { case: opened } = await open({ urgency: 'crisis' });
    expect(await told(opened.reference)).toEqual([]); // the owner opened it
    const ownerId = opened.owner.id;
    const task = { text: 'Bellen met de afdeling', ownerId, dueOn: localDate(clock()) };
    await around(house.provider, 'POST', `cases/${opened.id}/tasks`, task);
    await until(async () => (await told(opened.reference)).length === 1, 'the task is told');
    pass(5 * hour);
    const { case: region } = await onRung(opened.id, 'region');
    const path = `/cases/${opened.id}`;
    expect(await told(opened.reference)).toEqual([
      { topic: 'taskDue', accountId: ownerId, path, urgent: false },
      { topic: 'caseCrisis', accountId: region.owner.id, path, urgent: true },
    ]);
  });

  it('climbs to the top by itself, each time to somebody of that rung with a clock of its own', async () => {
    const { case: opened } = await open({ urgency: 'crisis' });
    expect(opened).toMatchObject({ rung: 'provider', deadline: new Date(now + 4 * hour).toISOString() });
    pass(4 * hour - 1_000);
    expect((await read(opened.id)).case.rung).toBe('provider');
    pass(1_000);
    const region = await onRung(opened.id, 'region');
    expect(region.case).toMatchObject({ owner: { id: director.id }, deadline: new Date(now + 4 * hour).toISOString() });
    pass(4 * hour);
    expect((await onRung(opened.id, 'national')).case.owner.id).toBe(coordinator.id);
    pass(8 * hour);
    expect((await onRung(opened.id, 'ministry')).case.owner.id).toBe(adviser.id);
    pass(24 * hour);
    const top = await happens(opened.id, (file) => climbs(file).length === 4);
    expect(climbs(top).at(-1)).toMatchObject({ byClock: true, detail: { again: true, times: 1 } });
    expect(top.case).toMatchObject({ rung: 'ministry', deadline: new Date(now + 24 * hour).toISOString() });
  });

  it('with two servers every deadline is handled once', async () => {
    const files = await Promise.all(Array.from({ length: 8 }, () => open({ urgency: 'crisis' })));
    pass(4 * hour);
    for (const { case: one } of files) expect(climbs(await onRung(one.id, 'region'))).toHaveLength(1);
  });

  it('what passed while no server ran is made up for once per deadline, each at its own time', async () => {
    let then = Date.parse('2027-02-01T09:00:00Z');
    const alone = await House.open({ wards: 1, clock: () => new Date(then) });
    await somebody(alone, 'chainDirector');
    const { case: opened } = await openCase(alone.provider, alone, { urgency: 'crisis' });
    await alone.server.stop();
    const began = then;
    then += 9 * hour;
    const again = await serve(alone.database.url, () => new Date(then));
    const reader = new Api(again.url, alone.coordinator.token);
    await until(async () => (await fileOfCase(reader, opened.id)).case.rung === 'national', 'it climbed twice');
    const file = await fileOfCase(reader, opened.id);
    const at = (hours: number) => new Date(began + hours * hour).toISOString();
    expect(climbs(file).map((step) => step.at)).toEqual([at(4), at(8)]);
    expect(file.case).toMatchObject({ rungSince: at(8), deadline: at(16) });
    expect(await coordinationFaults(alone.db, new Date(then))).toEqual([]);
    await again.stop();
    await alone.database.close();
  });

  it('an urgent case that is opened on a Friday climbs on Monday', async () => {
    pass(Date.parse('2027-02-05T15:00:00Z') - now);
    const { case: opened } = await open({ urgency: 'urgent' });
    expect(opened.deadline).toBe('2027-02-08T15:00:00.000Z');
    pass(2 * day);
    expect((await read(opened.id)).case.rung).toBe('provider');
    pass(day);
    await onRung(opened.id, 'region');
  });

  it('a case of somebody whose account ended goes to another at once, and stays where it is', async () => {
    const leaving = await somebody(house, 'chainDirector');
    const { case: opened } = await openCase(leaving.api, house);
    expect(opened.owner.id).toBe(leaving.id);
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [leaving.id]);
    const file = await happens(opened.id, ({ case: one }) => one.owner.id !== leaving.id);
    expect(file.case).toMatchObject({ rung: 'region', owner: { id: director.id }, deadline: opened.deadline });
    expect(file.steps.at(-1)).toMatchObject({ kind: 'reassigned', byClock: true, detail: { before: leaving.id } });
    expect(kindsOf(file).filter((kind) => kind === 'reassigned')).toHaveLength(1);
  });

  it('a pause needs a reason and a day, ends by itself, and leaves what was left on the clock', async () => {
    pass(Date.parse('2027-02-10T09:00:00Z') - now);
    const { case: opened } = await open();
    pass(10 * hour);
    const paused = await move(house.provider, opened, 'pause', { reason: 'waitsForCourt', until: '2027-02-16' });
    expect(paused.case).toMatchObject({ state: 'paused', deadline: null, pausedUntil: '2027-02-15T23:00:00.000Z' });
    pass(Date.parse('2027-02-15T23:00:00Z') - now);
    const again = await happens(opened.id, (file) => file.case.state === 'open');
    expect(again.case.deadline).toBe('2027-02-17T13:00:00.000Z');
    expect(again.steps.at(-1)).toMatchObject({ kind: 'resumed', byClock: true, at: '2027-02-15T23:00:00.000Z' });
    const missing = await tryMove(house.provider, again.case, 'pause', { until: '2027-02-25' });
    expect(missing.problem.errors?.[0]?.pointer).toBe('/reason');
  });

  it('where nobody works on a rung, the next one up has it', async () => {
    const empty = `${house.register.id}/empty`;
    await house.db.query(
      `insert into reference.region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'E', 'Empty', '2000-01-01')`,
      [empty, house.register.id],
    );
    const { case: opened } = await open({ regionId: empty, urgency: 'crisis' });
    pass(4 * hour);
    const file = await onRung(opened.id, 'national');
    expect(file.case).toMatchObject({
      owner: { id: coordinator.id },
      deadline: new Date(now + 8 * hour).toISOString(),
    });
  });

  it('the director with the fewest cases gets the next one', async () => {
    const fresh = await anAccount(house.db, {
      role: 'chainDirector',
      register: house.register,
      regionIds: [house.register.regionId],
    });
    const referrer = await somebody(house, 'referrer');
    const { case: opened } = await openCase(referrer.api, house, {
      kind: 'question',
      title: 'Wie betaalt dit verblijf?',
    });
    expect(opened).toMatchObject({ rung: 'region', owner: { id: fresh.id }, openedBy: { id: referrer.id } });
  });

  it('a deadline passes while somebody moves it: one of the two wins, and it is on one rung', async () => {
    for (let round = 0; round < 5; round++) {
      const { case: opened } = await open({ urgency: 'crisis' });
      pass(4 * hour);
      const answer = await tryMove(house.provider, opened, 'climb');
      expect([200, 404, 412]).toContain(answer.status);
      const file = await onRung(opened.id, 'region');
      expect(climbs(file)).toHaveLength(1);
      if (answer.status === 200) expect(answer.as(caseFileSchema).case.rung).toBe('region');
    }
  });

  it('an installation sets its own hours', async () => {
    const other = await serve(house.database.url, clock, {
      ladderHours: { ...defaultLadderHours, 'casus.crisis': { provider: 1 } },
    });
    const provider = new Api(other.url, house.provider.token);
    const { case: opened } = await openCase(provider, house, { kind: 'casus', urgency: 'crisis' });
    expect(opened.deadline).toBe(new Date(now + hour).toISOString());
    await other.stop();
  });
});
