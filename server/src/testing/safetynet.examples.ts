import { randomBytes, randomUUID } from 'node:crypto';
import { addLocalDays, localDate, type Role } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import { aClaimBody, aWindow } from './dossiers.js';
import type { Asked, Example, Examples } from './example.js';
import { today } from './placing.js';
import type { World } from './world.js';

interface Given {
  advanced?: true;
  assigned?: true;
}
type Making = (bookingId: string) => Omit<Asked, 'path' | 'headers'>;

/** Claimed 40 days ago, so that VWS may advance; with what was booked since. */
async function givenDossier(world: World, isForeign: boolean, { advanced, assigned }: Given) {
  const { db, house, own, foreign } = world;
  const [id, organisation] = [randomUUID(), isForeign ? foreign : own];
  const windowId = randomUUID();
  await db.query(
    `insert into safetynet.advance_window (id, from_on, until_on, source, made_at) values ($1, '2020-01-01', '2020-01-02', 'Verzonnen', now())`,
    [windowId],
  );
  const regionId = isForeign ? `${house.register.id}/south` : house.register.regionId;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [regionId, house.register.id],
  );
  const owner = await world.somebody('adviser');
  const claimedOn = addLocalDays(localDate(new Date()), -40);
  await db.query(
    `insert into safetynet.dossier (organisation_id, id, directory_id, reference, region_id, window_id, pseudonym, from_on, until_on, day_cents, total_cents, lines,
       owner_id, opened_by, claimed_on, claimed_at, advance_from, told_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8::date - 10, $8::date, 100, 1000, '[]', $9, $9, $8, now(), $8::date + 28, now(), $10)`,
    [
      organisation.id,
      id,
      house.register.id,
      referenceFrom(randomBytes(7), 'NR'),
      regionId,
      windowId,
      `A${id.slice(0, 8).toUpperCase()}1`,
      claimedOn,
      owner.id,
      advanced ? 'advanced' : 'open',
    ],
  );
  await db.query(
    `insert into safetynet.payer (organisation_id, dossier_id, place, kind, name) values ($1, $2, 0, 'insurer', 'Verzekeraar')`,
    [organisation.id, id],
  );
  const book = async (kind: string, entries: [string, number | null, number][]) => {
    const bookingId = randomUUID();
    await db.query(
      `with booked as (insert into safetynet.booking (organisation_id, dossier_id, id, kind, at, on_day, actor_id) values ($1, $2, $3, $4, now(), now(), $5))
       insert into safetynet.entry (organisation_id, dossier_id, booking_id, place, account, payer, cents)
       select $1, $2, $3, e.place, e.account, e.payer, e.cents from jsonb_to_recordset($6::jsonb) e (place int, account text, payer int, cents bigint)`,
      [
        organisation.id,
        id,
        bookingId,
        kind,
        owner.id,
        JSON.stringify(entries.map(([account, payer, cents], place) => ({ place, account, payer, cents }))),
      ],
    );
    return bookingId;
  };
  let bookingId = await book('claimed', [
    ['receivable', null, 1000],
    ['provider', null, -1000],
  ]);
  if (advanced)
    bookingId = await book('advanced', [
      ['provider', null, 1000],
      ['advance', null, -1000],
    ]);
  if (assigned)
    bookingId = await book('assigned', [
      ['receivable', null, -1000],
      ['receivable', 0, 1000],
    ]);
  return { id, bookingId };
}

/** Whoever handles dossiers handles those of everybody. */
const on = (make: Making = () => ({}), given: Given = {}): Example => {
  const about =
    (isForeign: boolean) =>
    async (world: World, _role: Role): Promise<Asked> => {
      const { id, bookingId } = await givenDossier(world, isForeign, given);
      return { path: { dossierId: id }, headers: { 'if-match': '"0"' }, ...make(bookingId) };
    };
  return { own: about(false), foreign: about(true), everywhere: ['adviser', 'ministry', 'nationalCoordinator'] };
};

const yesterday = today(-1);
export const safetynetExamples: Examples = {
  'vangnet.list': { own: () => ({}) },
  'vangnet.open': {
    own: async (world) => {
      await aWindow(world.db, world.house.register);
      return { body: aClaimBody(world.house) };
    },
  },
  'vangnet.read': on(),
  'vangnet.address': on(() => ({ body: { payer: 0, verb: 'letter', on: yesterday } })),
  'vangnet.assign': on(() => ({ body: { payer: 0, cents: 100 } })),
  'vangnet.advance': on(() => ({ body: {} })),
  'vangnet.settle': on(() => ({ body: { payer: 0, cents: 100, on: yesterday } }), { assigned: true }),
  'vangnet.writeOff': on(() => ({ body: { payer: null, cents: 100, reason: 'smallRemainder' } }), { advanced: true }),
  'vangnet.correct': on((bookingId) => ({ body: { bookingId } }), { advanced: true }),
  'vangnet.withdraw': on(() => ({ body: {} })),
  'vangnet.windows': { own: () => ({}) },
  'vangnet.addWindow': {
    own: () => ({ body: { fromOn: '2090-01-01', untilOn: '2090-01-31', source: 'Verzonnen voor de test' } }),
    fine: [409],
  },
  'vangnet.use': { own: () => ({}) },
};
