import { randomBytes, randomUUID } from 'node:crypto';
import { addLocalDays, localDate, must } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { DwellingInput } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Register } from './given.js';
import { today } from './placing.js';
import { someWait } from './waiting.js';

/** A dwelling as somebody types it; invented. */
export const aHome = (regionId: string, more: Partial<DwellingInput> = {}): DwellingInput => {
  const day = localDate(new Date());
  return {
    regionId,
    municipality: 'Voorbeeldstad',
    neighbourhood: null,
    kind: 'apartment',
    rentCents: 69_500,
    landlord: 'Woonstichting Voorbeeld',
    accessible: false,
    availableFrom: day,
    offeredUntil: addLocalDays(day, 60),
    conditions: ['guidance'],
    conditionText: null,
    nearby: [],
    forms: ['unclustered'],
    ...more,
  };
};

export const homeHeaders = (version = 0): Record<string, string> => ({
  'if-match': `"${version}"`,
  'idempotency-key': randomUUID(),
});
/** Of nobody. */
export const aReference = (): string => referenceFrom(randomBytes(7), 'DS');

/** Of somebody who waits on this ward; invented. */
export async function aWaiting(db: pg.Pool, unitId: string, by: string): Promise<{ id: string; reference: string }> {
  const [id] = await someWait(db, by, [{ unitId, readySince: today(-20) }]);
  const { rows } = await db.query<{ reference: string }>('select reference from stepdown.wait where id = $1', [id]);
  return { id: must(id, 'a wait'), reference: must(rows[0], 'the wait').reference };
}

interface Given {
  by: string;
  organisationId?: string;
  regionId?: string;
  state?: 'offered' | 'promised' | 'let' | 'withdrawn';
  /** Whoever promised it. */
  promiser?: { id: string; organisationId: string | null };
  at?: Date;
}
/** As it stands in the database, whoever could have brought it there. */
export async function aDwelling(db: pg.Pool, register: Register, given: Given): Promise<string> {
  const { by, organisationId = null, regionId = register.regionId, state = 'offered', at = new Date() } = given;
  const id = randomUUID();
  const isOver = state === 'let' || state === 'withdrawn';
  await db.query(
    `insert into stepdown.dwelling (id, directory_id, reference, organisation_id, region_id, municipality, kind, rent_cents, landlord, accessible, available_from,
       offered_until, conditions, nearby, forms, state, offered_at, offered_by, confirmed_at, confirmed_until, ended_at)
     values ($1, $2, $3, $4, $5, 'Voorbeeldstad', 'apartment', 69500, 'Woonstichting Voorbeeld', false, $6::date, $6::date + 60, '{}', '{}', '{unclustered}', $7, $8, $9, $8,
       $8::timestamptz + interval '14 days', $10)`,
    [
      id,
      register.id,
      referenceFrom(randomBytes(7), 'WO'),
      organisationId,
      regionId,
      localDate(at),
      state,
      at,
      by,
      isOver ? at : null,
    ],
  );
  if (given.promiser)
    await db.query(
      `insert into stepdown.promise (id, dwelling_id, kept_by, region_id, organisation_id, promised_by, reference, state, promised_at, until_at, ended_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9::timestamptz + interval '7 days', $10)`,
      [
        randomUUID(),
        id,
        organisationId,
        regionId,
        given.promiser.organisationId,
        given.promiser.id,
        aReference(),
        state === 'let' ? 'let' : 'active',
        at,
        state === 'let' ? at : null,
      ],
    );
  return id;
}
