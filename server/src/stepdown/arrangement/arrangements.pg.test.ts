import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, day, localDate, localDays } from '@ketenzicht/shared/kernel';
import { arrangementFileSchema, arrangementListSchema, isoWeek, type Arrangement } from '@ketenzicht/shared/stepdown';
import type { Api } from '../../testing/api.js';
import {
  aLine,
  aboutSomebody,
  agreement,
  anAgreed,
  anArrangement,
  onArrangement,
  openArrangement,
  reach,
  respite,
  wholeContent,
} from '../../testing/arranging.js';
import { aPerson, anotherOrganisation, lastLine, linesAbout, somebody, type Somebody } from '../../testing/care.js';
import { House } from '../../testing/house.js';
import { today } from '../../testing/placing.js';

const name = 'Stichting Thuis in Voorbeeld';
let now = Date.now();
const clock = () => new Date(now);

describe('a VPT that is put together for one person', () => {
  let house: House;
  let nurse: Somebody;
  let stranger: Somebody;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock });
    await house.db.query('update reference.provider set name = $2 where id = $1', [house.organisation.id, name]);
    nurse = await somebody(house, 'provider');
    stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
  });
  afterAll(() => house.close());

  const file = async (api: Api, id: string) => (await api.get(`/api/v1/arrangements/${id}`)).as(arrangementFileSchema);
  const does = async (api: Api, about: Arrangement, path: string, body?: unknown) => {
    const answer = await onArrangement(api, about, path, body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(arrangementFileSchema);
  };
  const book = (about: Arrangement, nights: string[]) => onArrangement(nurse.api, about, 'nights', { nights });

  it('begins empty, under a reference that says nothing, with every gap, and is kept by one who answers for all of it', async () => {
    const { arrangement, gaps, content } = await anArrangement(nurse.api, { lines: [], notNeeded: [] });
    expect(arrangement).toMatchObject({ state: 'concept', number: null, isDrafted: true, version: 0, gaps: 11 });
    expect(arrangement.reference).toMatch(/^AR-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect([arrangement.provider, arrangement.unreachedHours]).toEqual([name, 168]);
    expect(arrangement.may).toEqual(['change', 'agree', 'end']);
    expect(gaps.filter(({ kind }) => kind === 'reach')).toEqual([
      { part: 'nightReach', lineId: null, kind: 'reach', from: 0, hours: 168 },
    ]);
    expect((await file(nurse.api, arrangement.id)).content).toEqual(content);
    const listed = (await nurse.api.get('/api/v1/arrangements')).as(arrangementListSchema);
    expect(listed.arrangements.map(({ id }) => id)).toContain(arrangement.id);
  });

  it.each<[what: string, body: Record<string, unknown>, pointers: string[]]>([
    ['nobody', {}, ['/about']],
    ['a reference with a typing error', { about: 'DS-0000-0001' }, ['/about']],
    ['a name beside it', { name: 'Jan' }, ['/name']],
    [
      'a line of another part, a paid sister, and no night as a choice',
      {
        content: {
          lines: [
            aLine('meals', { way: 'personAlarm' }),
            aLine('laundry', { way: 'family', by: 'network', organisation: 'Zus', law: 'wlz' }),
          ],
          notNeeded: [{ part: 'nightReach', reason: 'ownWish' }],
        },
      },
      ['/content/lines/0/way', '/content/lines/1/law', '/content/lines/1/organisation', '/content/notNeeded/0'],
    ],
    [
      'a subcontractor with a telephone number for a name',
      { content: { lines: [aLine('meals', { by: 'subcontractor', organisation: 'Piet 0612345678' })] } },
      ['/content/lines/0/organisation'],
    ],
  ])('BAD-01: about %s is refused with all faults at once', async (_, more, pointers) => {
    const body = more['content'] || more['name'] ? { about: aboutSomebody(), ...more } : more;
    const answer = await openArrangement(nurse.api, body);
    expect([answer.status, answer.problem.errors?.map(({ pointer }) => pointer).sort()]).toEqual([400, pointers]);
  });

  it('one’s own organisation is no subcontractor', async () => {
    const content = wholeContent(reach(), aLine('meals', { by: 'subcontractor', organisation: name.toUpperCase() }));
    const answer = await openArrangement(nurse.api, { about: aboutSomebody(), content });
    expect(answer.problem.errors).toMatchObject([{ code: 'arrangement.own_named' }]);
  });

  it('API-48: the same key begins one, also at once; another body under it, and a second for the same person, are refused', async () => {
    const [key, body] = [randomUUID(), { about: aboutSomebody() }];
    const together = await Promise.all([openArrangement(nurse.api, body, key), openArrangement(nurse.api, body, key)]);
    const answers = [...together, await openArrangement(nurse.api, body, key)];
    expect(new Set(answers.map((answer) => answer.as(arrangementFileSchema).arrangement.id)).size).toBe(1);
    const other = await openArrangement(nurse.api, { about: aboutSomebody() }, key);
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency.reused']);
    const second = await openArrangement(nurse.api, body);
    expect([second.status, second.problem.code]).toEqual([409, 'arrangement.exists']);
  });

  it('cannot be agreed without night cover; the answer names the hours, and nothing is agreed', async () => {
    const when = {
      kind: 'week' as const,
      days: [1, 2, 3, 4, 5, 6, 7] as const,
      parts: ['morning', 'afternoon', 'evening'] as const,
    };
    const content = wholeContent(reach({ when: { ...when, days: [...when.days], parts: [...when.parts] } }));
    const { arrangement, gaps } = await anArrangement(nurse.api, content);
    expect(gaps).toHaveLength(7);
    expect(gaps[0]).toEqual({ part: 'nightReach', lineId: null, kind: 'reach', from: 23, hours: 8 });
    const refused = await onArrangement(nurse.api, arrangement, '_agree', agreement());
    expect([refused.status, refused.problem.code, refused.problem.errors?.length]).toEqual([
      409,
      'arrangement.not_reached',
      7,
    ]);
    expect((await file(nurse.api, arrangement.id)).arrangement).toMatchObject({ state: 'concept', version: 0 });
    const covered = await does(nurse.api, arrangement, '', wholeContent(reach()));
    expect(covered.gaps).toEqual([]);
    const agreed = await does(nurse.api, covered.arrangement, '_agree', agreement());
    expect(agreed.arrangement).toMatchObject({ state: 'agreed', number: 1, isDrafted: false });
    expect(agreed.versions).toMatchObject([{ number: 1, agreedWith: ['client', 'family'], by: name }]);
  });

  it('a part in nobody’s hands stops the agreement; a law that is still in dispute does not', async () => {
    const open = wholeContent(reach(), aLine('nursing', { by: null }));
    const { arrangement } = await anArrangement(nurse.api, open);
    const refused = await onArrangement(nurse.api, arrangement, '_agree', agreement());
    expect([refused.status, refused.problem.code]).toEqual([409, 'arrangement.not_whole']);
    const unpaid = await anArrangement(
      nurse.api,
      wholeContent(reach(), aLine('nursing', { way: 'vptTeam', law: null })),
    );
    const agreed = await does(nurse.api, unpaid.arrangement, '_agree', agreement());
    expect([agreed.arrangement.state, agreed.gaps.map(({ kind }) => kind)]).toEqual(['agreed', ['law']]);
    const alone = await onArrangement(nurse.api, arrangement, '_agree', agreement({ with: ['family'], on: today(1) }));
    expect(alone.problem.errors?.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/with', '/on']));
  });

  it('a newer version replaces what was agreed only once it is agreed, and the older one stays as it was', async () => {
    const { arrangement, versions } = await anAgreed(nurse.api);
    const content = wholeContent(reach(), respite(), aLine('meals', { way: 'delivered' }));
    const drafted = await does(nurse.api, arrangement, '', content);
    expect([drafted.arrangement.isDrafted, drafted.versions]).toEqual([true, versions]);
    const back = await does(nurse.api, drafted.arrangement, '', versions[0]?.content);
    expect(back.arrangement.isDrafted).toBe(false);
    const same = await onArrangement(nurse.api, back.arrangement, '_agree', agreement());
    expect([same.status, same.problem.code]).toEqual([409, 'arrangement.nothing_new']);
    const anew = await does(nurse.api, back.arrangement, '', content);
    const early = await onArrangement(nurse.api, anew.arrangement, '_agree', agreement({ startsOn: today(-301) }));
    expect(early.problem.errors).toMatchObject([{ code: 'arrangement.starts_before' }]);
    const second = await does(nurse.api, anew.arrangement, '_agree', agreement({ startsOn: today() }));
    expect(second.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(second.versions[1]).toEqual(versions[0]);
    await expect(house.db.query(`update stepdown.arrangement_version set content = '{}'`)).rejects.toThrow(
      'append-only',
    );
  });

  it('of two who agree or change at once one is told that it is another now, and one happens', async () => {
    const { arrangement } = await anArrangement(nurse.api);
    const answers = await Promise.all([
      onArrangement(nurse.api, arrangement, '_agree', agreement()),
      onArrangement(nurse.api, arrangement, '_agree', agreement()),
      onArrangement(nurse.api, arrangement, '', wholeContent(reach())),
    ]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412, 412]);
    const blind = await nurse.api.call('PUT', `/api/v1/arrangements/${arrangement.id}`, { body: wholeContent() });
    expect([blind.status, blind.problem.code]).toEqual([428, 'version.missing']);
  });

  it('exactly one provider answers for a person: of two who put one together, one can agree', async () => {
    const about = aboutSomebody();
    const [one, other] = [
      await anArrangement(nurse.api, undefined, { about }),
      await anArrangement(stranger.api, undefined, { about }),
    ];
    const agreeing = await Promise.all([
      onArrangement(nurse.api, one.arrangement, '_agree', agreement()),
      onArrangement(stranger.api, other.arrangement, '_agree', agreement()),
    ]);
    expect(new Set(agreeing.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(agreeing.find(({ status }) => status === 409)?.problem.code).toBe('arrangement.other_answers');
  });

  describe('nights away', () => {
    /** Three nights a week that lie in this calendar year, as many as there may be. */
    const inYear = (year: string, most: number): string[] => {
      const taken: string[] = [];
      for (const on of localDays(`${year}-01-01`, `${year}-12-31`))
        if (taken.length < most && taken.filter((one) => isoWeek(one) === isoWeek(on)).length < 3) taken.push(on);
      return taken;
    };
    const year = String(Number(today().slice(0, 4)));
    const startsOn = addLocalDays(`${year}-01-01`, -40);
    const agreedNow = async (more: Record<string, unknown> = {}) => {
      const { arrangement } = await anArrangement(nurse.api, undefined, more);
      return does(nurse.api, arrangement, '_agree', agreement({ startsOn }));
    };

    it('BAD-01: the 157th of a calendar year is refused, with which and why, and none of what came with it is booked', async () => {
      const { arrangement } = await agreedNow();
      const most = inYear(year, 156);
      expect(most).toHaveLength(156);
      const free = localDays(`${year}-01-01`, `${year}-12-31`).find(
        (on) => !most.includes(on) && most.filter((one) => isoWeek(one) === isoWeek(on)).length < 3,
      );
      const full = await does(nurse.api, arrangement, 'nights', { nights: most });
      expect(full.nights).toHaveLength(156);
      const last = free ?? localDays(`${year}-01-01`, `${year}-12-31`).find((on) => !most.includes(on)) ?? '';
      const refused = await book(full.arrangement, [last]);
      expect([refused.status, refused.problem.code]).toEqual([409, 'arrangement.too_many_nights']);
      expect(refused.problem.errors?.[0]).toMatchObject({ pointer: '/nights/0', code: 'arrangement.night_year' });
      expect((await file(nurse.api, arrangement.id)).nights).toHaveLength(156);
      const corrected = await does(nurse.api, full.arrangement, `nights/${full.nights[0]?.id}/_cancel`);
      expect(corrected.nights.filter(({ isCancelled }) => isCancelled)).toHaveLength(1);
      const again = await does(nurse.api, corrected.arrangement, 'nights', { nights: [most[0] ?? ''] });
      expect(again.nights.filter(({ isCancelled }) => !isCancelled)).toHaveLength(156);
    });

    it('a fourth in a week, twice the same, and one before it began are refused together; three are booked', async () => {
      const { arrangement } = await agreedNow();
      const monday =
        localDays(today(-20), today(-14)).find((on) => isoWeek(on) !== isoWeek(addLocalDays(on, -1))) ?? '';
      const nights = [0, 1, 2, 3].map((days) => addLocalDays(monday, days));
      const refused = await book(arrangement, [...nights, monday, addLocalDays(startsOn, -1)]);
      expect(refused.problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/nights/3', 'arrangement.night_week'],
        ['/nights/4', 'arrangement.night_twice'],
        ['/nights/5', 'arrangement.night_before'],
      ]);
      const booked = await does(nurse.api, arrangement, 'nights', { nights: nights.slice(0, 3) });
      expect(booked.nights.map(({ on }) => on)).toEqual(nights.slice(0, 3));
      expect((await book(booked.arrangement, nights.slice(3))).status).toBe(409);
    });

    it('count on under the next arrangement of the same person, and those after an end never came', async () => {
      const about = aboutSomebody();
      const { arrangement } = await agreedNow({ about });
      const nights = [-2, -1].map((days) => today(days));
      const booked = await does(nurse.api, arrangement, 'nights', { nights: [...nights, today(30)] });
      await does(nurse.api, booked.arrangement, '_end', { how: 'moved', on: today() });
      const next = await agreedNow({ about });
      expect(next.nightsBefore).toEqual(nights);
      const refused = await book(next.arrangement, nights);
      expect(refused.problem.errors?.map(({ code }) => code)).toEqual([
        'arrangement.night_twice',
        'arrangement.night_twice',
      ]);
      expect((await book(next.arrangement, [today(30)])).status).toBe(200);
    });

    it('are booked only where a respite stay was agreed', async () => {
      const concept = await anArrangement(nurse.api);
      const early = await book(concept.arrangement, [today()]);
      expect([early.status, early.problem.code]).toEqual([409, 'arrangement.not_agreed']);
      const without = await anAgreed(nurse.api, wholeContent(reach()));
      expect((await book(without.arrangement, [today()])).problem.code).toBe('arrangement.no_respite');
      const gone = await onArrangement(nurse.api, without.arrangement, `nights/${randomUUID()}/_cancel`);
      expect([gone.status, gone.problem.code]).toEqual([404, 'arrangement.night_unknown']);
    });
  });

  it('ends, is taken back within a day, and not after it', async () => {
    const { arrangement } = await anAgreed(nurse.api);
    const early = await onArrangement(nurse.api, arrangement, '_end', { how: 'moved', on: today(-301) });
    expect(early.problem.errors).toMatchObject([{ code: 'arrangement.ended_before' }]);
    const ended = await does(nurse.api, arrangement, '_end', { how: 'moved', on: today() });
    expect(ended.arrangement).toMatchObject({ state: 'ended', endedHow: 'moved', may: ['undo'] });
    const over = await onArrangement(nurse.api, ended.arrangement, '', wholeContent(reach()));
    expect([over.status, over.problem.code]).toEqual([409, 'arrangement.over']);
    const back = await does(nurse.api, ended.arrangement, '_undo');
    expect(back.arrangement).toMatchObject({ state: 'agreed', number: 1, endedOn: null });
    const again = await does(nurse.api, back.arrangement, '_end', { how: 'died', on: localDate(clock()) });
    const before = now;
    now += day;
    const late = await onArrangement(nurse.api, again.arrangement, '_undo');
    now = before;
    expect([late.status, late.problem.code]).toEqual([409, 'arrangement.undo_late']);
    const ofList = (await nurse.api.get('/api/v1/arrangements?state=ended')).as(arrangementListSchema);
    expect(ofList.arrangements.map(({ id }) => id)).toContain(arrangement.id);
  });

  it('SEC-42: is nobody else’s: another organisation, or somebody of the coordination point, finds nothing there', async () => {
    const { arrangement } = await anAgreed(nurse.api);
    const path = `/api/v1/arrangements/${arrangement.id}`;
    expect((await stranger.api.get(path)).status).toBe(404);
    expect((await house.coordinator.get(path)).status).toBe(403);
    expect((await onArrangement(stranger.api, arrangement, '_end', { how: 'moved', on: today() })).status).toBe(404);
    const list = (await stranger.api.get('/api/v1/arrangements')).as(arrangementListSchema);
    expect(list.arrangements.map(({ id }) => id)).not.toContain(arrangement.id);
    expect(await lastLine(house)).toMatchObject({ event: 'arrangement.list' });
    const looks = await house.db.query(`select outcome from audit.access_line where actor_id = $1 and objects @> $2`, [
      stranger.id,
      JSON.stringify([{ type: 'arrangement', id: arrangement.id }]),
    ]);
    expect(looks.rowCount).toBeGreaterThan(0);
  });

  it('PRIV-14: belongs to a file only of one’s own that opens, says so in the log, and lets go of it when that is erased', async () => {
    const person = await aPerson(house, nurse);
    const { arrangement } = await anAgreed(nurse.api, undefined, { personId: person.id });
    expect(arrangement.personId).toBe(person.id);
    expect((await linesAbout(house, person.id)).at(-1)).toMatchObject({ event: 'arrangement.open' });
    const foreign = await openArrangement(stranger.api, { personId: person.id });
    expect([foreign.status, foreign.problem.code]).toEqual([404, 'person.unknown']);
    const second = await openArrangement(nurse.api, { about: aboutSomebody(), personId: person.id });
    expect([second.status, second.problem.code]).toEqual([409, 'arrangement.exists']);
    await house.db.query('delete from care.person where id = $1', [person.id]);
    expect((await file(nurse.api, arrangement.id)).arrangement.personId).toBeNull();
  });
});
