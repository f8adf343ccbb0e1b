import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import {
  carePeriodSchema,
  contactSchema,
  goalSchema,
  heldTitleSchema,
  keptCardSchema,
  payerPeriodSchema,
  scoreSchema,
  timelineSchema,
} from '@ketenzicht/shared/ketenveldnorm';
import { aPerson, anotherOrganisation, emergencyBody, linesAbout, somebody, type Somebody } from '../testing/care.js';
import { aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';

/** A Monday morning in the Netherlands. */
const monday = '2027-03-22';
let now = Date.parse('2027-03-22T09:00:00Z');
const clock = () => new Date(now);
const inDays = (days: number) => addLocalDays(localDate(clock()), days);

interface CardRow {
  next: string | null;
  last: string | null;
  endsOn: string | null;
  kind: string | null;
  planned: boolean;
  open: number;
  stalled: number;
}

describe('what happens to somebody over years', () => {
  let house: House;
  let director: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 3, clock });
    director = await somebody(house, 'chainDirector');
  });
  afterAll(() => house.close());

  const follow = async (more: Partial<Parameters<typeof aTrajectory>[2]> = {}): Promise<GivenTrajectory> => {
    const nurse = await somebody(house, 'provider');
    const { id: personId } = await aPerson(house, nurse);
    return aTrajectory(house.db, house.organisation, { ownerId: director.id, personId, at: clock(), ...more });
  };
  const post = (path: string, body: object, headers: Record<string, string> = {}, by = director) =>
    by.api.call('POST', `/api/v1/${path}`, { body, headers });
  const add = ({ id }: GivenTrajectory, path: string, body: object, headers?: Record<string, string>, by?: Somebody) =>
    post(`trajectories/${id}/${path}`, body, headers, by);
  const note = (of: GivenTrajectory, body: object, key: string = randomUUID(), by?: Somebody) =>
    add(
      of,
      'contact-notes',
      { contactId: null, outcome: 'done', kind: 'visit', on: inDays(0), words: null, nextOn: null, ...body },
      { 'idempotency-key': key },
      by,
    );
  const title = (of: GivenTrajectory, body: object, by?: Somebody) =>
    add(of, 'titles', { courtUntil: null, words: null, ...body }, {}, by);
  const care = (of: GivenTrajectory, body: object) =>
    add(of, 'care-periods', {
      kind: 'home',
      from: inDays(0),
      intensity: null,
      unitId: null,
      requestId: null,
      gapReason: null,
      words: null,
      ...body,
    });
  const look = async ({ id }: GivenTrajectory, query = '', { api } = director) =>
    (await api.get(`/api/v1/trajectories/${id}/timeline${query}`)).as(timelineSchema);
  const card = async ({ id }: GivenTrajectory): Promise<CardRow> => {
    const { rows } = await house.db.query<CardRow>(
      `select next_contact_on::text as next, last_contact_on::text as last, title_ends_on::text as "endsOn", title_kind as kind, title_planned as planned,
         goals_open as open, goals_stalled as stalled from ketenveldnorm.trajectory where id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error('no card');
    return rows[0];
  };
  const codesOf = (text: string) =>
    (JSON.parse(text) as { code: string; errors?: { code: string }[] }).errors?.map(({ code }) => code);

  describe('contacts', () => {
    it('a contact is written down together with the next one, and the card says when that is', async () => {
      const one = await follow();
      const planned = (await add(one, 'contacts', { kind: 'phone', on: inDays(2) })).as(contactSchema);
      expect(await card(one)).toMatchObject({ next: inDays(2), last: null });
      const said = { contactId: planned.id, words: 'Wil verhuizen.', nextOn: inDays(10) };
      expect((await note(one, said)).as(contactSchema)).toMatchObject({
        id: planned.id,
        state: 'done',
        on: inDays(0),
        words: 'Wil verhuizen.',
      });
      expect(await card(one)).toMatchObject({ next: inDays(10), last: inDays(0) });
      expect((await look(one)).contacts.map(({ state, on, kind }) => [state, on, kind])).toEqual([
        ['done', inDays(0), 'visit'],
        ['planned', inDays(10), 'visit'],
      ]);
    });

    it('BAD-28: a phone that sends a note twice writes it down once, and one key is for one note', async () => {
      const one = await follow();
      const key = randomUUID();
      const [first, second] = [
        await note(one, { nextOn: inDays(5) }, key),
        await note(one, { nextOn: inDays(5) }, key),
      ];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.as(contactSchema)).toEqual(first.as(contactSchema));
      expect((await look(one)).contacts).toHaveLength(2);
      expect((await note(one, { nextOn: inDays(6) }, key)).problem.code).toBe('idempotency.reused');
      const missing = await add(one, 'contact-notes', {});
      expect(missing.status).toBe(400);
    });

    it('nobody is without a next contact within the interval: the refusal says the last day, and nothing is changed', async () => {
      const one = await follow({ intervalDays: 14 });
      const before = await card(one);
      for (const nextOn of [null, inDays(15)]) {
        await house.db.query(
          'update ketenveldnorm.trajectory set next_contact_on = $2, version = version + 1 where id = $1',
          [one.id, inDays(0)],
        );
        const answer = await note(one, { nextOn });
        expect([answer.status, answer.problem.code, answer.problem['latest']]).toEqual([
          400,
          'trajectory.next_contact',
          inDays(14),
        ]);
      }
      expect(await card(one)).toEqual({ ...before, next: inDays(0) });
      expect((await look(one)).contacts).toEqual([]);
    });

    it('a contact that was missed does not count as one: who was not spoken to in time stays overdue until somebody has', async () => {
      const one = await follow({ includedOn: inDays(-30), intervalDays: 14, nextContactOn: inDays(-16) });
      expect((await note(one, { outcome: 'missed', nextOn: inDays(3) })).status).toBe(201);
      expect(await card(one)).toMatchObject({ next: inDays(-16), last: null });
      expect((await note(one, { nextOn: inDays(14) })).status).toBe(201);
      expect(await card(one)).toMatchObject({ next: inDays(3), last: inDays(0) });
    });

    it('nothing was done in the future, and nothing is planned in the past', async () => {
      const one = await follow();
      expect((await note(one, { on: inDays(1), nextOn: inDays(2) })).problem.code).toBe('contact.future');
      expect((await add(one, 'contacts', { kind: 'visit', on: inDays(-1) })).problem.code).toBe('contact.past');
      expect((await note(one, { on: '2027-02-29', nextOn: inDays(2) })).problem.code).toBe('input.invalid');
    });

    it('a planned contact is cancelled, unless it is the only one in time', async () => {
      const one = await follow();
      const first = (await add(one, 'contacts', { kind: 'visit', on: inDays(4) })).as(contactSchema);
      const only = await post(`contacts/${first.id}/_cancel`, {});
      expect([only.status, only.problem.code]).toEqual([409, 'contact.only_one']);
      await add(one, 'contacts', { kind: 'visit', on: inDays(9) });
      expect((await post(`contacts/${first.id}/_cancel`, {})).as(contactSchema).state).toBe('cancelled');
      expect((await card(one)).next).toBe(inDays(9));
      expect((await post(`contacts/${first.id}/_cancel`, {})).problem.code).toBe('contact.over');
    });

    it('two who write something down at once both succeed', async () => {
      const colleague = await somebody(house, 'provider');
      const one = await follow({ partyIds: [colleague.id] });
      const notes = [director, colleague, director, colleague].map((by, index) =>
        note(one, { nextOn: inDays(3 + index), words: `Nota ${index}` }, randomUUID(), by),
      );
      expect((await Promise.all(notes)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect((await look(one)).contacts.filter(({ state }) => state === 'done')).toHaveLength(4);
      expect((await card(one)).next).toBe(inDays(3));
    });
  });

  describe('titles', () => {
    it('the end is reckoned by the law, the start day not counted, over the night in which the clocks change', async () => {
      const one = await follow();
      const crisis = (await title(one, { kind: 'crisismaatregel', from: '2027-03-26' })).as(heldTitleSchema);
      expect(crisis).toMatchObject({ until: '2027-03-30', computed: true });
      const longer = (await title(one, { kind: 'voortzettingCrisismaatregel', from: '2027-03-29' })).as(
        heldTitleSchema,
      );
      expect(longer).toMatchObject({ until: '2027-04-20', computed: true });
      expect((await look(one)).titles.map(({ kind, from, until }) => [kind, from, until])).toEqual([
        ['crisismaatregel', '2027-03-26', '2027-03-29'],
        ['voortzettingCrisismaatregel', '2027-03-29', '2027-04-20'],
      ]);
      expect(await card(one)).toMatchObject({
        endsOn: '2027-04-19',
        kind: 'voortzettingCrisismaatregel',
        planned: false,
      });
      const asked = await post(`titles/${longer.id}/_change`, { extended: true, words: null });
      expect(asked.as(heldTitleSchema).until).toBe('2027-05-11');
      expect((await card(one)).endsOn).toBe('2027-05-10');
    });

    it('two titles on one day are refused: it says which other one, and from when until when', async () => {
      const one = await follow();
      const first = (await title(one, { kind: 'zorgmachtiging', from: inDays(0), courtUntil: inDays(100) })).as(
        heldTitleSchema,
      );
      const answer = await title(one, { kind: 'rechterlijkeMachtiging', from: inDays(50), courtUntil: inDays(150) });
      expect([answer.status, answer.problem.code]).toEqual([409, 'title.overlaps']);
      expect(answer.problem['other']).toEqual({
        id: first.id,
        kind: 'zorgmachtiging',
        from: inDays(0),
        until: inDays(101),
      });
      expect((await look(one)).titles).toHaveLength(1);
    });

    it('every fault is named at once, and nothing is changed', async () => {
      const one = await follow();
      const answer = await title(one, {
        kind: 'crisismaatregel',
        from: monday,
        courtUntil: '2027-04-30',
        extended: true,
      });
      expect(codesOf(answer.text)).toEqual(['title.not_longer', 'title.beyond_law']);
      expect(codesOf((await title(one, { kind: 'zorgmachtiging', from: monday })).text)).toEqual(['title.needs_end']);
      expect((await look(one)).titles).toEqual([]);
    });

    it('what comes after is planned, and a title ends earlier than was thought', async () => {
      const one = await follow();
      const { id } = (await title(one, { kind: 'zorgmachtiging', from: inDays(-10), courtUntil: inDays(20) })).as(
        heldTitleSchema,
      );
      expect(await card(one)).toMatchObject({ endsOn: inDays(20), planned: false });
      await post(`titles/${id}/_change`, { plan: 'extension', words: 'Aangevraagd bij de OvJ.' });
      expect(await card(one)).toMatchObject({ planned: true });
      const ended = (await post(`titles/${id}/_change`, { endedOn: inDays(5), words: null })).as(heldTitleSchema);
      expect(ended).toMatchObject({ until: inDays(6), plan: 'extension', words: 'Aangevraagd bij de OvJ.' });
      expect((await post(`titles/${id}/_change`, { endedOn: inDays(9), words: null })).problem.code).toBe(
        'title.not_earlier',
      );
    });
  });

  describe('payers and care', () => {
    it('the next begins where the last ends, and what was closed is not rewritten', async () => {
      const one = await follow();
      const pay = (payer: string, from: string) => add(one, 'payers', { payer, from, words: null });
      expect((await pay('zvw', inDays(-100))).as(payerPeriodSchema)).toMatchObject({ until: null });
      expect((await pay('unclear', inDays(-20))).status).toBe(201);
      expect((await pay('wfz', inDays(-200))).as(payerPeriodSchema)).toMatchObject({ until: inDays(-100) });
      for (const from of [-100, -20, -50]) expect((await pay('wlz', inDays(from))).problem.code).toBe('payer.overlaps');
      expect((await look(one)).payers.map(({ payer, from, until }) => [payer, from, until])).toEqual([
        ['wfz', inDays(-200), inDays(-100)],
        ['zvw', inDays(-100), inDays(-20)],
        ['unclear', inDays(-20), null],
      ]);
    });

    it('a gap in care says why, and a ward is one of the register', async () => {
      const one = await follow();
      expect(codesOf((await care(one, { kind: 'gap', unitId: randomUUID() })).text)).toEqual([
        'care.gap_reason',
        'care.not_ward',
      ]);
      expect(codesOf((await care(one, { kind: 'ward', unitId: randomUUID() })).text)).toEqual(['care.no_ward']);
      const unitId = house.ward();
      expect((await care(one, { kind: 'ward', unitId, intensity: 'secure', from: inDays(-5) })).status).toBe(201);
      const gap = await care(one, { kind: 'gap', gapReason: 'noPlace', words: 'Wacht op beschermd wonen.' });
      expect(gap.as(carePeriodSchema)).toMatchObject({ gapReason: 'noPlace', words: 'Wacht op beschermd wonen.' });
      expect((await look(one)).care.map(({ kind, until }) => [kind, until])).toEqual([
        ['ward', inDays(0)],
        ['gap', null],
      ]);
    });
  });

  describe('goals, scores and the crisis card', () => {
    it('BAD-26: goals are counted on the card, and the second of two who change one sees what the first made of it', async () => {
      const one = await follow();
      const goal = { area: 'housing', words: 'Een eigen sleutel', dueOn: inDays(90), state: 'open' };
      const { id } = (await add(one, 'goals', goal)).as(goalSchema);
      const put = (body: object, seen: string) =>
        director.api.call('PUT', `/api/v1/goals/${id}`, { body: { ...goal, ...body }, headers: { 'if-match': seen } });
      expect((await put({ state: 'stalled' }, '"1"')).as(goalSchema)).toMatchObject({ state: 'stalled', version: 2 });
      expect(await card(one)).toMatchObject({ open: 1, stalled: 1 });
      expect((await put({ state: 'reached' }, '"1"')).status).toBe(412);
      expect((await put({ state: 'reached' }, '"2"')).status).toBe(200);
      expect(await card(one)).toMatchObject({ open: 0, stalled: 0 });
      expect((await add(one, 'goals', { ...goal, dueOn: inDays(-1) })).problem.code).toBe('goal.past');
    });

    it('scores of one day are corrected on that day', async () => {
      const one = await follow();
      const put = (body: object) => director.api.call('PUT', `/api/v1/trajectories/${one.id}/scores`, { body });
      await put({ on: inDays(0), scores: { housing: 2, finance: 1 } });
      const corrected = await put({ on: inDays(0), scores: { housing: 3 } });
      expect(corrected.as(scoreSchema)).toMatchObject({ on: inDays(0), scores: { housing: 3 } });
      expect((await look(one)).scores).toHaveLength(1);
      expect((await put({ on: inDays(1), scores: { housing: 3 } })).problem.code).toBe('score.future');
      expect((await put({ on: inDays(0), scores: {} })).problem.code).toBe('score.empty');
      expect((await put({ on: inDays(0), scores: { housing: 6 } })).status).toBe(400);
    });

    it('the crisis card has versions, and the second of two who rewrite it sees the first', async () => {
      const one = await follow();
      const path = `/api/v1/trajectories/${one.id}/crisis-card`;
      expect((await director.api.get(path)).problem.code).toBe('card.unknown');
      const body = {
        signs: [{ sign: 'Slaapt niet', act: 'Bel de wijkverpleegkundige' }],
        calls: [{ name: 'Piket Voorbeeld', role: 'Crisisdienst', phone: '030 123 45 67', when: 'Altijd' }],
        remarks: null,
      };
      const put = (seen: string) => director.api.call('PUT', path, { body, headers: { 'if-match': seen } });
      expect((await put('"0"')).as(keptCardSchema)).toMatchObject({ version: 1, card: body });
      expect((await put('"0"')).status).toBe(412);
      expect((await put('"1"')).as(keptCardSchema).version).toBe(2);
      expect((await director.api.get(path)).as(keptCardSchema)).toMatchObject({ version: 2, card: body });
      expect((await look(one)).card).toMatchObject({ version: 2, card: body });
    });
  });

  describe('who reads it', () => {
    it('SEC-06: each look is a line in the log about this person and this part of the file', async () => {
      const one = await follow();
      await look(one);
      const line = (await linesAbout(house, one.personId)).at(-1);
      expect(line).toMatchObject({ event: 'timeline.read', action: 'R', relation_basis: 'chainDirection' });
      expect(JSON.stringify(line?.['objects'])).toContain('"timeline"');
    });

    it('SEC-42: it is closed to the director of the region who does not follow, and not there for another organisation', async () => {
      const one = await follow();
      const neighbour = await somebody(house, 'chainDirector');
      const stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
      const path = `/api/v1/trajectories/${one.id}/timeline`;
      const closed = await neighbour.api.get(path);
      expect([closed.status, closed.problem.code]).toEqual([403, 'trajectory.no_relation']);
      const [foreign, nobody] = [
        await stranger.api.get(path),
        await stranger.api.get(path.replace(one.id, randomUUID())),
      ];
      expect([foreign.status, foreign.untraced]).toEqual([404, nobody.untraced]);
      const { rowCount: refusals } = await house.db.query(
        `select from audit.access_line where decision = 'refused' and objects @> $1`,
        [JSON.stringify([{ type: 'trajectory', id: one.id }])],
      );
      expect(refusals).toBe(2);
    });

    it('SEC-06: an emergency opens it to look and not to change, and every line says that it was one', async () => {
      const one = await follow();
      await note(one, { words: 'Alleen voor wie volgt.', nextOn: inDays(5) });
      const neighbour = await somebody(house, 'chainDirector');
      const opened = await neighbour.api.call('POST', `/api/v1/persons/${one.personId}/_break-glass`, {
        body: emergencyBody,
      });
      expect(opened.status).toBe(200);
      expect((await look(one, '', neighbour)).contacts[0]?.words).toBe('Alleen voor wie volgt.');
      expect((await linesAbout(house, one.personId)).at(-1)).toMatchObject({
        event: 'timeline.read',
        emergency: true,
        emergency_reason: emergencyBody.reasonCode,
      });
      const refused = await note(one, { nextOn: inDays(5) }, randomUUID(), neighbour);
      expect([refused.status, refused.problem.code]).toEqual([403, 'trajectory.denied']);
    });

    it('SEC-93: words about a person are never in the database as they were typed', async () => {
      const one = await follow();
      const secret = `geheim${randomUUID()}`;
      await note(one, { words: secret, nextOn: inDays(5) });
      await title(one, { kind: 'crisismaatregel', from: inDays(0), words: secret });
      await add(one, 'payers', { payer: 'zvw', from: inDays(0), words: secret });
      await care(one, { words: secret });
      await add(one, 'goals', { area: 'housing', words: secret, dueOn: null });
      await director.api.call('PUT', `/api/v1/trajectories/${one.id}/crisis-card`, {
        body: { signs: [], calls: [], remarks: secret },
        headers: { 'if-match': '"0"' },
      });
      const { rows: tables } = await house.db.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('ketenveldnorm', 'audit', 'care', 'coordination')`,
      );
      for (const { name } of tables) {
        const found = await house.db.query(`select from ${name} t where t::text like $1`, [`%${secret}%`]);
        expect([name, found.rowCount]).toEqual([name, 0]);
      }
      const years = await look(one);
      const words = [years.contacts, years.titles, years.payers, years.care, years.goals].map(
        ([first]) => first?.words,
      );
      expect([...words, years.card?.card.remarks]).toEqual(Array<string>(6).fill(secret));
    });

    it('after it ended nothing is added', async () => {
      const one = await follow({ phase: 'declined' });
      expect((await note(one, { nextOn: inDays(3) })).problem.code).toBe('trajectory.over');
    });
  });

  it('the look is refused when it is turned round, and shows what began before and still holds', async () => {
    const one = await follow();
    await care(one, { from: inDays(-400) });
    await title(one, { kind: 'zorgmachtiging', from: inDays(-30), courtUntil: inDays(30) });
    expect((await look(one, `?from=${inDays(-1)}&to=${inDays(1)}`)).care).toHaveLength(1);
    expect((await look(one, `?from=${inDays(31)}&to=${inDays(40)}`)).titles).toEqual([]);
    const turned = await director.api.get(`/api/v1/trajectories/${one.id}/timeline?from=${inDays(1)}&to=${inDays(0)}`);
    expect(turned.problem.code).toBe('timeline.reversed');
  });

  describe('at night', () => {
    const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
      for (const end = Date.now() + 30_000; !(await holds());) {
        if (Date.now() > end) throw new Error(`never: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const told = async ({ reference }: GivenTrajectory) => {
      const { rows } = await house.db.query<{ topic: string; urgent: boolean; account: string }>(
        'select topic, urgent, account_id as account from coordination.told where reference = $1 order by at, topic',
        [reference],
      );
      return rows;
    };

    it('a title about to lapse without a plan is told to who answers for it, eight weeks, two weeks and two days before, once each', async () => {
      const one = await follow({ intervalDays: 92, nextContactOn: inDays(92) });
      const { id } = (await title(one, { kind: 'zorgmachtiging', from: inDays(0), courtUntil: inDays(60) })).as(
        heldTitleSchema,
      );
      const day = 86_400_000;
      for (const [passes, many] of [
        [5, 1],
        [41, 2],
        [12, 3],
      ] as const) {
        now += passes * day;
        await until(`${many} told`, async () => (await told(one)).length === many);
      }
      expect(await told(one)).toEqual([
        { topic: 'titleLapsing', urgent: false, account: director.id },
        { topic: 'titleLapsing', urgent: false, account: director.id },
        { topic: 'titleLapsing', urgent: true, account: director.id },
      ]);
      await post(`titles/${id}/_change`, { plan: 'voluntary', words: null });
    }, 60_000);

    it('a contact that is overdue is told once; a later title is the one on the card from its first day', async () => {
      const one = await follow({ intervalDays: 7, nextContactOn: inDays(7) });
      await title(one, { kind: 'zorgmachtiging', from: inDays(-20), courtUntil: inDays(2), plan: 'voluntary' });
      await title(one, { kind: 'rechterlijkeMachtiging', from: inDays(6), courtUntil: inDays(200) });
      expect(await card(one)).toMatchObject({ kind: 'zorgmachtiging', endsOn: inDays(2) });
      const ends = inDays(200);
      now += 8 * 86_400_000;
      await until('the card shows it', async () => (await card(one)).kind === 'rechterlijkeMachtiging');
      expect(await card(one)).toMatchObject({ endsOn: ends, planned: false });
      await until('it is told', async () => (await told(one)).length === 1);
      expect(await told(one)).toEqual([{ topic: 'contactOverdue', urgent: false, account: director.id }]);
    }, 60_000);
  });
});
