import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate, must, startOfLocalDay, type Actor } from '@ketenzicht/shared/kernel';
import {
  breachSchema,
  caseListSchema,
  extractSchema,
  figuresSchema,
  holdListSchema,
  logPageSchema,
  monthListSchema,
  monthlyReportSchema,
  openedCaseSchema,
  reviewCaseSchema,
  type ReviewRule,
} from '@ketenzicht/shared/oversight';
import { Api, type Answer } from '../testing/api.js';
import { House } from '../testing/house.js';
import { aLine, aPerson, testKeys, writeLines } from '../testing/lines.js';
import { AccessLog } from '../platform/audit/access-log.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { ReviewService } from './review.service.js';

const today = localDate(new Date());
const yesterday = addLocalDays(today, -1);
const on = (day: string, clock: string) =>
  new Date(
    startOfLocalDay(day).getTime() + Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * 60_000,
  ).toISOString();
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const base = '/api/v1/oversight';
const note = 'Looked into it with the team leader.';

describe('oversight of the access log', () => {
  let house: House;
  let officer: Api;
  let second: Api;
  let pools: RoomPools;
  let review: ReviewService;
  beforeAll(async () => {
    house = await House.open({ wards: 2 });
    [officer, second] = [await house.person('privacyOfficer'), await house.person('privacyOfficer')];
    pools = new RoomPools({ url: house.database.url, roles: 'login' });
    review = new ReviewService(pools, new AccessLog(await testKeys(), { siteId: 'test' }));
  });
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await house.close();
  });
  const post = (path: string, body: unknown, as = officer) => as.call('POST', `${base}${path}`, { body });
  const lines = async () =>
    (
      await house.db.query<{ n: number }>(
        // The check of who is followed comes when it likes.
        `select count(*)::int as n from audit.access_line where activity <> 'ketenveldnorm'`,
      )
    ).rows[0]?.n ?? 0;
  const openCases = async () => (await officer.get(`${base}/cases`)).as(caseListSchema).cases;
  const caseAbout = async (subject: string, rule: ReviewRule) =>
    must(
      (await openCases()).find((one) => one.subject === subject && one.rule === rule),
      `${rule} about ${subject}`,
    );
  /** A case about an employee who looked at somebody without any relation, yesterday. */
  const aCase = async () => {
    const actorId = randomUUID();
    await writeLines(house.db, [aLine({ actorId, relationBasis: 'none', occurredAt: on(yesterday, '10:00') })]);
    await review.review(yesterday, new Date());
    return caseAbout(actorId, 'noCareRelation');
  };

  describe('the nightly review', () => {
    it('SEC-18: finds one planted example of every rule in the next run, once, and logs that it read the log', async () => {
      const [nosy, busy, nightly, tried] = many(4, () => randomUUID());
      const address = '198.51.100.77';
      await writeLines(house.db, [
        aLine({ actorId: nosy, relationBasis: 'none', occurredAt: on(yesterday, '10:00') }),
        ...many(21, (index) => aLine({ actorId: busy, occurredAt: on(yesterday, `11:${10 + index}`) })),
        ...many(12, (index) =>
          aLine({ actorId: nightly, objects: [aPerson(nosy)], occurredAt: on(yesterday, `03:${10 + index}`) }),
        ),
        ...many(10, () =>
          aLine({
            actorId: null,
            role: null,
            organisationId: null,
            event: 'session.open',
            decision: 'refused',
            outcome: 4,
            relationBasis: 'none',
            accessPointId: address,
            objects: [{ type: 'account', id: must(tried, 'id') }],
            occurredAt: on(yesterday, '12:00'),
          }),
        ),
      ]);
      const at = new Date();
      const before = await lines();
      expect(await review.review(yesterday, at)).toBe(5);
      expect(await review.review(yesterday, at)).toBe(0);
      expect((await lines()) - before).toBe(2);
      const found = (await openCases()).map(({ rule, subject, facts }) => ({ rule, subject, facts }));
      expect(found).toEqual(
        expect.arrayContaining([
          { rule: 'noCareRelation', subject: nosy, facts: { looks: 1, persons: 1 } },
          { rule: 'manyPersons', subject: busy, facts: { persons: 21, ordinary: 20, from: on(yesterday, '11:10') } },
          { rule: 'offHours', subject: nightly, facts: { looks: 12, usual: 0 } },
          { rule: 'refusals', subject: tried, facts: { refused: 10, from: on(yesterday, '12:00') } },
          { rule: 'refusals', subject: address, facts: { refused: 10, from: on(yesterday, '12:00') } },
        ]),
      );
    });

    it('SEC-18: an emergency has its review from the moment it begins, due in working days, and signing closes it in the register of emergencies', async () => {
      const [id, account, person] = many(3, () => randomUUID());
      await house.db.query(
        `insert into audit.break_glass (organisation_id, id, person_id, person_reference, account_id, role, actor_organisation_id, reason_code, reason_text, started_at, until_at, review_due_at)
         values ($1, $2, $3, 'KZ-7F3K-92QD', $4, 'provider', $1, 'acuteDanger', 'Somebody is in danger at this moment', now(), now() + interval '4 hours', now() + interval '3 days')`,
        [house.organisation.id, id, person, account],
      );
      await writeLines(house.db, [aLine({ actorId: account, objects: [aPerson(must(person, 'id'))] })]);
      const opened = (await officer.get(`${base}/cases/${id}`)).as(openedCaseSchema);
      expect(opened.case).toMatchObject({
        rule: 'breakGlass',
        facts: { reference: 'KZ-7F3K-92QD', reasonCode: 'acuteDanger' },
      });
      expect(opened.lines.map(({ actorId }) => actorId)).toEqual([account]);
      expect((await post(`/cases/${id}/_sign`, { outcome: 'explained', note })).status).toBe(200);
      const { rows } = await house.db.query(
        'select review_outcome, reviewed_at is not null as done from audit.break_glass where id = $1',
        [id],
      );
      expect(rows).toEqual([{ review_outcome: 'explained', done: true }]);
    });
  });

  describe('a case', () => {
    it('SEC-08: looking at the cases, at one of them, and signing it are each one line of the log', async () => {
      const { id } = await aCase();
      const before = await lines();
      await officer.get(`${base}/cases`);
      await officer.get(`${base}/cases/${id}`);
      await post(`/cases/${id}/_sign`, { outcome: 'ruleTooBroad', note });
      expect((await lines()) - before).toBe(3);
      const { rows } = await house.db.query(
        `select event, action, purpose, relation_basis, objects -> 0 ->> 'after' as after from audit.access_line order by seq desc limit 3`,
      );
      expect(rows).toEqual([
        {
          event: 'case.sign',
          action: 'U',
          purpose: 'oversight',
          relation_basis: 'supervision',
          after: 'signed ruleTooBroad',
        },
        { event: 'case.read', action: 'R', purpose: 'oversight', relation_basis: 'supervision', after: null },
        { event: 'case.list', action: 'R', purpose: 'oversight', relation_basis: 'supervision', after: null },
      ]);
    });

    it('SEC-18: shows the lines behind it, and is signed off by name with an outcome and a note', async () => {
      const { id } = await aCase();
      const { case: shown, lines: behind } = (await officer.get(`${base}/cases/${id}`)).as(openedCaseSchema);
      expect(behind).toHaveLength(shown.lines);
      const signed = (await post(`/cases/${id}/_sign`, { outcome: 'explained', note })).as(reviewCaseSchema);
      expect(signed).toMatchObject({
        state: 'signed',
        outcome: 'explained',
        opinions: [{ outcome: 'explained', note }],
      });
      expect((await post(`/cases/${id}/_sign`, { outcome: 'explained', note })).problem.code).toBe('case.signed');
      expect((await openCases()).map((one) => one.id)).not.toContain(id);
    });

    it('SEC-18: misuse takes a second person; one who disagrees opens it again', async () => {
      const { id } = await aCase();
      const say = async (as: Api, outcome: string): Promise<Answer> =>
        post(`/cases/${id}/_sign`, { outcome, note }, as);
      expect((await say(officer, 'misuse')).as(reviewCaseSchema).state).toBe('awaitingSecond');
      expect((await say(officer, 'misuse')).problem.code).toBe('case.second_needed');
      expect((await say(second, 'explained')).as(reviewCaseSchema).state).toBe('open');
      await say(second, 'misuse');
      expect((await say(officer, 'misuse')).as(reviewCaseSchema)).toMatchObject({ state: 'signed', outcome: 'misuse' });
    });

    it('a note of less than ten characters, an unknown outcome and an unknown case change nothing', async () => {
      const { id } = await aCase();
      expect((await post(`/cases/${id}/_sign`, { outcome: 'explained', note: 'ok       ' })).status).toBe(400);
      expect((await post(`/cases/${id}/_sign`, { outcome: 'fine', note })).status).toBe(400);
      expect((await post(`/cases/${randomUUID()}/_sign`, { outcome: 'explained', note })).problem.code).toBe(
        'case.unknown',
      );
      expect((await officer.get(`${base}/cases/${id}`)).as(openedCaseSchema).case.state).toBe('open');
    });

    it('opens for nobody but the privacy officer', async () => {
      const { id } = await aCase();
      for (const role of [
        'administrator',
        'provider',
        'chainDirector',
        'ministry',
      ] as const satisfies Actor['role'][]) {
        const person = await house.person(role);
        expect((await person.get(`${base}/cases/${id}`)).problem.code).toBe('access.denied');
        expect(
          (await post('/log/_search', { from: on(yesterday, '00:00'), until: on(today, '23:00') }, person)).problem
            .code,
        ).toBe('access.denied');
      }
    });
  });

  describe('the log itself', () => {
    const period = { from: on(addLocalDays(today, -40), '00:00'), until: on(addLocalDays(today, 1), '00:00') };

    it('SEC-04: a search gives a hundred lines and where to go on, and is one line with what was asked', async () => {
      const actorId = randomUUID();
      await writeLines(
        house.db,
        many(120, () => aLine({ actorId })),
      );
      const before = await lines();
      const first = (await post('/log/_search', { ...period, actorId })).as(logPageSchema);
      const rest = (await post('/log/_search', { ...period, actorId, before: first.next })).as(logPageSchema);
      expect([first.lines.length, rest.lines.length, rest.next]).toEqual([100, 20, null]);
      expect((await lines()) - before).toBe(2);
      const { rows } = await house.db.query<{ objects: { query: string; segment: string }[] }>(
        `select objects from audit.access_line where event = 'log.search' order by seq desc limit 1`,
      );
      expect(JSON.parse(rows[0]?.objects[0]?.query ?? '')).toMatchObject({ actorId });
      expect(rows[0]?.objects[0]?.segment).toBe(`${rest.lines.at(-1)?.seq}-${rest.lines[0]?.seq}`);
    });

    it('narrows by person, organisation, event, address, emergency and refusal', async () => {
      const [person, organisationId] = [randomUUID(), randomUUID()];
      const line = aLine({
        objects: [aPerson(person)],
        organisationId,
        event: 'person.reveal',
        accessPointId: '203.0.113.9',
        emergency: true,
        emergencyReason: 'crisis',
        purposeText: 'twenty characters at least',
      });
      await writeLines(house.db, [line, aLine({ organisationId, decision: 'refused', outcome: 4 })]);
      const count = async (search: object) =>
        (await post('/log/_search', { ...period, ...search })).as(logPageSchema).lines.length;
      expect(await count({ person })).toBe(1);
      expect(await count({ organisationId })).toBe(2);
      expect(await count({ organisationId, event: 'person.reveal' })).toBe(1);
      expect(await count({ address: '203.0.113.9' })).toBe(1);
      expect(await count({ organisationId, emergency: true })).toBe(1);
      expect(await count({ organisationId, refused: true })).toBe(1);
    });

    it('SEC-15: an extract merges equal looks of a day, in order, under the time of the first', async () => {
      const [person, actorId] = [randomUUID(), randomUUID()];
      const look = (clock: string, more = {}) =>
        aLine({
          actorId,
          organisationId: house.organisation.id,
          objects: [aPerson(person)],
          occurredAt: on(yesterday, clock),
          ...more,
        });
      await writeLines(house.db, [
        look('09:05'),
        look('08:00'),
        look('15:00'),
        look('10:00', { event: 'person.correct', action: 'U' }),
      ]);
      const { looks, lines: count } = (await post('/log/_extract', { person })).as(extractSchema);
      expect(count).toBe(4);
      expect(
        looks.map(({ at, times, action, role, parts, emergency }) => ({ at, times, action, role, parts, emergency })),
      ).toEqual([
        { at: on(yesterday, '08:00'), times: 3, action: 'R', role: 'provider', parts: ['identity'], emergency: false },
        { at: on(yesterday, '10:00'), times: 1, action: 'U', role: 'provider', parts: ['identity'], emergency: false },
      ]);
      expect(looks[0]?.organisationName).toMatch(/^Provider/);
      expect((await post('/log/_extract', { person, from: on(yesterday, '09:30') })).as(extractSchema).lines).toBe(3); // and the reading of it
      expect((await post('/log/_extract', { person: 'KZ-0000-0000' })).problem.code).toBe('person.unknown');
    });

    it('SEC-21: a hundred lines leave as a hundred rows of CSV, as FHIR AuditEvents and as a tagged PDF; none names an employee', async () => {
      const person = randomUUID();
      await writeLines(
        house.db,
        many(100, () => aLine({ objects: [aPerson(person)], purposeText: '=cmd()', accessPointId: '@evil' })),
      );
      const csv = await post('/log/_export', { person, format: 'csv' });
      const rows = csv.text.replace('\ufeff', '').trim().split('\r\n');
      expect(rows).toHaveLength(101);
      expect(rows[0]).toMatch(/^EventDateTime,EventID,EventActionCode,EventOutcomeIndicator,UserID,/);
      expect(csv.text).not.toMatch(/,[=@]/);
      expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="logboek-\d{4}-\d\d-\d\d\.csv"$/);
      const fhir = JSON.parse((await post('/log/_export', { person, format: 'fhir' })).text) as {
        entry: { resource: Record<string, never> }[];
      };
      expect(fhir.entry).toHaveLength(101); // with the first export
      for (const { resource } of fhir.entry) {
        expect(resource).toMatchObject({
          resourceType: 'AuditEvent',
          recorded: expect.stringMatching(/Z$/),
          type: { system: expect.any(String), code: expect.any(String) },
          source: { observer: expect.anything() },
        });
        expect(resource['agent']).toEqual(expect.arrayContaining([expect.objectContaining({ requestor: true })]));
      }
      const pdf = await post('/log/_export', { person, format: 'pdf' });
      expect(pdf.text.slice(0, 8)).toBe('%PDF-1.7');
      expect(pdf.text).toContain('/Lang (nl-NL)');
      expect(pdf.text).toContain('/StructTreeRoot');
      const { rows: kept } = await house.db.query(
        `select action, objects -> 0 ->> 'lifecycle' as lifecycle, objects -> 1 ->> 'id' as format from audit.access_line where event = 'log.export' and subjects = array[$1]::uuid[] order by seq`,
        [person],
      );
      expect(kept).toEqual(['csv', 'fhir', 'pdf'].map((format) => ({ action: 'E', lifecycle: 'exported', format })));
    });

    it('SEC-16: figures by employee, person, day and organisation equal those of SQL', async () => {
      const [actorId, organisationId, person] = many(3, () => randomUUID());
      await writeLines(
        house.db,
        many(7, (index) =>
          aLine({ actorId, organisationId, objects: index < 3 ? [aPerson(person), aPerson()] : [aPerson()] }),
        ),
      );
      const rows = async (by: string) =>
        (await officer.get(`${base}/log/figures?by=${by}&from=${today}&until=${today}`)).as(figuresSchema).rows;
      expect((await rows('employee')).find(({ key }) => key === actorId)).toMatchObject({ lines: 7, persons: 8 });
      expect((await rows('organisation')).find(({ key }) => key === organisationId)).toMatchObject({
        lines: 7,
        persons: 8,
      });
      expect((await rows('person')).find(({ key }) => key === person)).toMatchObject({ lines: 3 });
      const { rows: sql } = await house.db.query<{ n: number }>(
        `select count(*)::int as n from audit.access_line where cardinality(subjects) > 0 and (occurred_at at time zone 'Europe/Amsterdam')::date = $1`,
        [today],
      );
      expect((await rows('day')).find(({ key }) => key === today)?.lines).toBe(sql[0]?.n);
    });

    it('PRIV-18: a breach by account, session or address names the persons and parts, and when the notice is due', async () => {
      const [actorId, person] = many(2, () => randomUUID());
      const sessionRef = randomUUID().slice(0, 22);
      await writeLines(house.db, [
        aLine({
          actorId,
          sessionRef,
          accessPointId: '203.0.113.200',
          objects: [aPerson(person), { type: 'person', id: must(person, 'id'), segment: 'relations' }],
        }),
        aLine({ actorId, sessionRef, decision: 'refused', outcome: 4 }),
      ]);
      for (const trail of [{ actorId }, { sessionRef }, { address: '203.0.113.200' }]) {
        const breach = (await post('/log/_breach', { ...period, ...trail })).as(breachSchema);
        expect(breach).toMatchObject({
          total: 1,
          lines: 1,
          employees: 1,
          persons: [{ personId: person, parts: ['identity', 'relations'] }],
        });
        expect(Date.parse(breach.noticeBy) - Date.now()).toBeGreaterThan(71 * 3_600_000);
      }
    });

    it('SEC-03: when no line can be kept nothing about anybody is shown, and beds go on', async () => {
      const actorId = randomUUID();
      await writeLines(house.db, [aLine({ actorId })]);
      await house.db.query(
        'revoke insert on audit.access_line from ketenzicht_audit, ketenzicht_care, ketenzicht_admin, ketenzicht_identity',
      );
      try {
        const answer = await post('/log/_search', { ...period, actorId });
        expect([answer.status, answer.problem.code]).toEqual([503, 'access_log.unavailable']);
        expect(answer.text).not.toContain(actorId);
        expect((await house.provider.report(house.ward(), { operational: 10, occupied: 6 })).status).toBe(200);
      } finally {
        await house.db.query(
          'grant insert on audit.access_line to ketenzicht_audit, ketenzicht_care, ketenzicht_admin, ketenzicht_identity',
        );
      }
    });
  });

  describe('the monthly report', () => {
    it('SEC-18: unsigned after 35 days it is overdue, makes a case, and a named person signs it once', async () => {
      const month = addLocalDays(today, -70).slice(0, 7);
      const old = await House.open({ wards: 0 });
      const officerThere = await old.person('privacyOfficer');
      try {
        await writeLines(old.db, [aLine({ occurredAt: on(`${month}-03`, '10:00') }), aLine()]);
        const there = new RoomPools({ url: old.database.url, roles: 'login' });
        const raised = await new ReviewService(there, new AccessLog(await testKeys(), { siteId: 'test' })).reviewUntil(
          new Date(),
        );
        expect(raised).toBe('1 day(s) reviewed, 1 case(s) raised');
        await there.onApplicationShutdown();
        expect((await officerThere.get(`${base}/cases`)).as(caseListSchema)).toMatchObject({
          overdueReports: [month],
          cases: [{ rule: 'reportUnsigned', subject: month }],
        });
        expect((await officerThere.get(`${base}/reports`)).as(monthListSchema).months).toEqual(
          expect.arrayContaining([expect.objectContaining({ month, overdue: true })]),
        );
        expect((await officerThere.get(`${base}/reports/${month}`)).as(monthlyReportSchema).figures).toMatchObject({
          lines: 1,
          persons: 1,
        });
        const sign = () =>
          officerThere.call('POST', `${base}/reports/${month}/_sign`, {
            body: { note: 'Read and discussed with the board.' },
          });
        expect((await sign()).as(monthlyReportSchema)).toMatchObject({
          overdue: false,
          signedByName: expect.stringMatching(/^Person/),
        });
        expect((await sign()).problem.code).toBe('report.signed');
        const now = today.slice(0, 7);
        expect(
          (
            await officerThere.call('POST', `${base}/reports/${now}/_sign`, {
              body: { note: 'Too early for this one.' },
            })
          ).problem.code,
        ).toBe('report.too_early');
      } finally {
        await old.close();
      }
    });
  });

  it('SEC-11: a legal hold is placed and lifted, and both are logged', async () => {
    const placed = (
      await post('/holds', {
        from: on(yesterday, '00:00'),
        until: on(today, '00:00'),
        reason: 'A complaint is being heard.',
      })
    ).as(holdListSchema);
    const id = must(placed.holds[0]?.id, 'a hold');
    expect((await post(`/holds/${id}/_lift`, {})).as(holdListSchema).holds[0]?.liftedAt).not.toBeNull();
    expect((await post(`/holds/${id}/_lift`, {})).problem.code).toBe('hold.unknown');
    const { rows } = await house.db.query(
      `select event from audit.access_line where event in ('log.hold', 'log.releaseHold') order by seq`,
    );
    expect(rows.map(({ event }: { event: string }) => event)).toEqual(['log.hold', 'log.releaseHold']);
  });
});
