import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { latestContact, standingTitle, timelineSchema, type Timeline } from '@ketenzicht/shared/ketenveldnorm';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { aTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';

let house: House;
let director: Somebody;
const today = localDate(new Date());
const included = addLocalDays(today, -60);
const interval = 30;

beforeAll(async () => {
  house = await House.open({ wards: 1 });
  director = await somebody(house, 'chainDirector');
});
afterAll(() => house.close());

/** Of which some may be done, and some must be refused. */
const day = fc.integer({ min: -70, max: 70 }).map((count) => addLocalDays(today, count));
const maybe = <T>(what: fc.Arbitrary<T>) => fc.option(what);
const act = fc.oneof(
  fc.record({ path: fc.constant('contacts'), body: fc.record({ kind: fc.constant('visit'), on: day }) }),
  fc.record({
    path: fc.constant('contact-notes'),
    body: fc.record({
      contactId: fc.constant(null),
      outcome: fc.constantFrom('done', 'missed'),
      kind: fc.constant('phone'),
      on: day,
      words: fc.constant(null),
      nextOn: maybe(day),
    }),
  }),
  fc.record({
    path: fc.constant('titles'),
    body: fc.record({
      kind: fc.constantFrom('crisismaatregel', 'voortzettingCrisismaatregel', 'zorgmachtiging', 'voluntary'),
      from: day,
      courtUntil: maybe(day),
      extended: fc.boolean(),
      plan: maybe(fc.constant('extension')),
      words: fc.constant(null),
    }),
  }),
  fc.record({
    path: fc.constant('payers'),
    body: fc.record({ payer: fc.constantFrom('zvw', 'wlz', 'unclear'), from: day, words: fc.constant(null) }),
  }),
  fc.record({
    path: fc.constant('care-periods'),
    body: fc.record({
      kind: fc.constantFrom('home', 'gap', 'detention'),
      from: day,
      intensity: fc.constant(null),
      unitId: fc.constant(null),
      requestId: fc.constant(null),
      gapReason: maybe(fc.constant('refuses')),
      words: fc.constant(null),
    }),
  }),
  fc.record({
    path: fc.constant('goals'),
    body: fc.record({
      area: fc.constant('housing'),
      words: fc.constant('Een eigen sleutel'),
      dueOn: maybe(day),
      state: fc.constantFrom('open', 'stalled', 'reached'),
    }),
  }),
);

const without = (periods: readonly { from: string; until: string | null }[]) =>
  periods.some(({ until }, index) => {
    const next = periods[index + 1];
    return next !== undefined && (until === null || until > next.from);
  });

async function ensureHolds(id: string, years: Timeline): Promise<void> {
  const { rows } = await house.db.query<Record<string, string | null> & { stalled: number; planned: boolean }>(
    `select next_contact_on::text as next, last_contact_on::text as last, title_ends_on::text as ends, title_kind as kind, title_planned as planned, goals_stalled as stalled
     from ketenveldnorm.trajectory where id = $1`,
    [id],
  );
  const [card] = rows;
  if (!card) throw new Error('no card');
  const latest = latestContact(card['last'] ?? null, included, interval);
  expect(card['next'] !== null && (card['next'] ?? '') <= latest).toBe(true);
  const stands = standingTitle(years.titles, today);
  expect([card['kind'], card['ends'], card.planned]).toEqual([
    stands?.kind ?? null,
    stands?.endsOn ?? null,
    stands?.isPlanned ?? false,
  ]);
  expect(card.stalled).toBe(years.goals.filter(({ state }) => state === 'stalled').length);
  expect([years.titles, years.payers, years.care].map(without)).toEqual([false, false, false]);
}

it('whatever is written down in whatever order: refused with a reason or done, and every invariant holds after each', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
      const { id: personId } = await aPerson(house, await somebody(house, 'provider'));
      const { id } = await aTrajectory(house.db, house.organisation, {
        ownerId: director.id,
        personId,
        includedOn: included,
        intervalDays: interval,
      });
      for (const { path, body } of acts) {
        const headers = { 'idempotency-key': randomUUID() };
        const answer = await director.api.call('POST', `/api/v1/trajectories/${id}/${path}`, { body, headers });
        if (answer.status !== 201) expect([400, 409]).toContain(answer.status);
        const query = `?from=${addLocalDays(today, -200)}&to=${addLocalDays(today, 200)}`;
        const years = await director.api.get(`/api/v1/trajectories/${id}/timeline${query}`);
        await ensureHolds(id, years.as(timelineSchema));
      }
    }),
    { numRuns: 5 },
  );
}, 120_000);
