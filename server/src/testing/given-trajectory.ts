import { randomBytes, randomUUID } from 'node:crypto';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { contactInterval, regularEnd, type Phase } from '@ketenzicht/shared/ketenveldnorm';
import { referenceFrom } from '@ketenzicht/shared/person';
import type pg from 'pg';
import type { Organisation } from './given.js';

export interface GivenTrajectory {
  id: string;
  reference: string;
  personId: string;
  organisationId: string;
}

export interface Given {
  /** Of a person who is registered; otherwise nobody's words can be sealed. */
  personId: string;
  ownerId: string;
  regionId?: string;
  at?: Date;
  phase?: Phase;
  partyIds?: readonly string[];
  providerId?: string;
  includedOn?: string;
  intervalDays?: number;
  /** Days from inclusion to the next contact. */
  nextIn?: number;
  nextContactOn?: string;
  /** Where care is given from inclusion on. */
  care?: boolean;
  /** Whatever else is on the card. */
  columns?: Readonly<Record<string, unknown>>;
}

/** Somebody who is followed since `at`, as the inclusion table leaves them: a day for the first contact, and none planned yet. */
export async function aTrajectory(db: pg.Pool, organisation: Organisation, given: Given): Promise<GivenTrajectory> {
  const { personId, ownerId, at = new Date(), phase = 'following', partyIds = [], care = false } = given;
  const { includedOn = localDate(at), intervalDays = contactInterval.usual, nextIn = intervalDays } = given;
  const [id, reference, organisationId] = [randomUUID(), referenceFrom(randomBytes(7), 'LL'), organisation.id];
  const follows = phase === 'following';
  const row = {
    organisation_id: organisationId,
    id,
    person_id: personId,
    directory_id: organisation.register.id,
    reference,
    region_id: given.regionId ?? organisation.register.regionId,
    phase,
    owner_id: ownerId,
    party_ids: partyIds,
    reported_at: at,
    reported_by: ownerId,
    changed_at: at,
    ...(follows && {
      lead_provider_id: given.providerId ?? organisationId,
      included_on: includedOn,
      regular_end: regularEnd(includedOn),
      interval_days: intervalDays,
      next_contact_on: given.nextContactOn ?? addLocalDays(includedOn, nextIn),
    }),
    ...given.columns,
  };
  const values = Object.values(row);
  await db.query(
    `insert into ketenveldnorm.trajectory (${Object.keys(row).join(', ')}) values (${values.map((_, index) => `$${index + 1}`).join(', ')})`,
    values,
  );
  const made = { id, reference, personId, organisationId };
  if (follows && care) await aPeriod(db, 'care', made, ownerId, { from: includedOn, at });
  return made;
}

interface GivenPeriod {
  from: string;
  until?: string | null;
  at: Date;
  plan?: 'extension' | null;
}

export async function aPeriod(
  db: pg.Pool,
  what: 'care' | 'title',
  { organisationId, id: trajectoryId }: Pick<GivenTrajectory, 'organisationId' | 'id'>,
  by: string,
  { from, until = null, at, plan = null }: GivenPeriod,
): Promise<string> {
  const id = randomUUID();
  const [table, columns, values] =
    what === 'care'
      ? ['care_period', 'kind', `'outpatient'`]
      : [
          'legal_title',
          'kind, computed, plan, planned_at',
          `'voluntary', false, $8, case when $8::text is null then null else $6::timestamptz end`,
        ];
  await db.query(
    `insert into ketenveldnorm.${table} (organisation_id, trajectory_id, id, from_on, until_on, made_at, made_by, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, ${values})`,
    [organisationId, trajectoryId, id, from, until, at, by, ...(what === 'title' ? [plan] : [])],
  );
  return id;
}
