import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultLadderHours } from '@ketenzicht/shared/coordination';
import { must } from '@ketenzicht/shared/kernel';
import { AccessLog } from '../platform/audit/access-log.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { Work } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import { Keyring } from '../platform/keys/keyring.js';
import { somebody } from '../testing/care.js';
import { fileOfCase, kindsOf, move } from '../testing/cases.js';
import { House } from '../testing/house.js';
import { CaseActs } from './case.act.js';
import { coordinationFaults } from './case.faults.js';
import { CaseLinks } from './case.links.js';
import { CaseService, type BySignal } from './case.service.js';
import { Watching } from './watching.js';

/** What a rule does has no door of its own: the service that it calls. */
describe('a case that a rule opens', () => {
  let house: House;
  let pools: RoomPools;
  let cases: CaseService;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    await somebody(house, 'chainDirector');
    const database = { url: house.database.url, roles: 'login' as const };
    pools = new RoomPools(database);
    const keys = await Keyring.open(must(process.env['TEST_KEYS_FILE'], 'keys'), new Date());
    const work = new Work(pools, new AccessLog(keys, { siteId: 'test' }));
    const bell = new Bell(database);
    cases = new CaseService(new CaseActs(work, bell), new CaseLinks(work), new Watching(bell, () => new Date()), {
      ladderHours: defaultLadderHours,
    });
  });
  afterEach(async () => expect(await coordinationFaults(house.db, new Date())).toEqual([]));
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await house.close();
  });

  const signal = (subject: string): BySignal => ({
    directoryId: house.register.id,
    signalId: randomUUID(),
    ruleId: 'K1',
    subject,
    kind: 'knelpunt',
    title: 'Geen plek op niveau 2',
    summary: null,
    urgency: 'urgent',
    cause: 'noBed',
    regionId: house.register.regionId,
    securityLevel: '2-laag',
    targetGroup: null,
    facts: { days: 6 },
  });

  it('begins with the region, with the facts of that moment; the next signal about the same joins it', async () => {
    const subject = randomUUID();
    const { caseId, opened } = await cases.openByRule(signal(subject), new Date());
    expect(opened).toBe(true);
    const second = signal(subject);
    expect(await cases.openByRule(second, new Date())).toEqual({ caseId, opened: false });
    expect(await cases.openByRule(second, new Date())).toEqual({ caseId, opened: false });
    const file = await fileOfCase(house.coordinator, caseId);
    expect(file.case).toMatchObject({ rung: 'region', openedBy: null, facts: { rule: 'K1', days: 6 } });
    expect(file.case.links.map(({ kind }) => kind)).toEqual(['signal', 'signal']);
    expect(kindsOf(file)).toEqual(['opened', 'signalled']);
    expect(file.steps[0]).toMatchObject({ byClock: true, by: '' });
  });

  it('two servers that see the same at once open one', async () => {
    const subject = randomUUID();
    const both = await Promise.all(Array.from({ length: 6 }, () => cases.openByRule(signal(subject), new Date())));
    expect(new Set(both.map(({ caseId }) => caseId)).size).toBe(1);
    expect(both.filter(({ opened }) => opened)).toHaveLength(1);
  });

  it('once it is closed, the same subject opens another; a signal that comes twice stays with the case that it opened', async () => {
    const subject = randomUUID();
    const first = signal(subject);
    const { caseId } = await cases.openByRule(first, new Date());
    const { case: one } = await fileOfCase(house.coordinator, caseId);
    await move(house.coordinator, one, 'close', { outcome: 'passedByItself', cause: 'noBed' });
    expect(await cases.openByRule(first, new Date())).toEqual({ caseId, opened: false });
    const next = await cases.openByRule(signal(subject), new Date());
    expect(next).toMatchObject({ opened: true });
    expect(next.caseId).not.toBe(caseId);
  });

  it('the check sees each thing that may never be', async () => {
    const { caseId } = await cases.openByRule(signal(randomUUID()), new Date());
    const { case: one } = await fileOfCase(house.coordinator, caseId);
    const late = new Date(Date.parse(must(one.deadline, 'a deadline')) + 120_000);
    expect((await coordinationFaults(house.db, late)).join()).toContain(`${one.reference}: its deadline passed`);
    const spoiling = [
      [`update identity.account set disabled_at = now() where id = '${one.owner.id}'`, 'its owner cannot work on it'],
      [`update coordination.case_file set party_ids = '{}' where id = '${caseId}'`, 'its owner does not take part'],
      [`update coordination.case_file set deadline = opened_at where id = '${caseId}'`, 'before it began'],
    ] as const;
    const client = await house.db.connect();
    for (const [sql, fault] of spoiling) {
      await client.query('begin');
      await client.query(sql);
      expect((await coordinationFaults(client, new Date())).join()).toContain(fault);
      await client.query('rollback');
    }
    client.release();
  });
});
