import { randomInt, randomUUID } from 'node:crypto';
import type { Phase } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { regularEnd } from '@ketenzicht/shared/ketenveldnorm';
import type pg from 'pg';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('');

export interface GivenTrajectory {
  id: string;
  reference: string;
  personId: string;
  organisationId: string;
}

interface Options {
  /** Of a person who is registered; otherwise nobody's words can be sealed. */
  person: { id: string; organisationId: string };
  directoryId: string;
  regionId: string;
  ownerId: string;
  at?: Date;
  phase?: Extract<Phase, 'reported' | 'following'>;
  partyIds?: readonly string[];
  providerId?: string;
  intervalDays?: number;
  /** Days from inclusion to the next contact. */
  nextIn?: number;
  /** Where care is given from inclusion on; false leaves it open. */
  care?: boolean;
}

/** Somebody who is followed since `at`, as the inclusion table leaves them. */
export async function aTrajectory(db: pg.Pool, options: Options): Promise<GivenTrajectory> {
  const { person, directoryId, regionId, ownerId, at = new Date(), phase = 'following', partyIds = [] } = options;
  const { providerId = person.organisationId, intervalDays = 14, nextIn = 7, care = true } = options;
  const [id, reference, day] = [randomUUID(), `LL-${four()}-${four()}`, localDate(at)];
  const follows = phase === 'following';
  await db.query(
    `insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, party_ids, reported_at, reported_by,
       included_on, regular_end, interval_days, next_contact_on, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9, $12, $13, $14, $15, $11)`,
    [
      person.organisationId,
      id,
      person.id,
      directoryId,
      reference,
      regionId,
      follows ? providerId : null,
      phase,
      ownerId,
      partyIds,
      at,
      follows ? day : null,
      follows ? regularEnd(day) : null,
      follows ? intervalDays : null,
      follows ? addLocalDays(day, nextIn) : null,
    ],
  );
  if (follows && care)
    await aPeriod(db, 'care', { organisationId: person.organisationId, id }, ownerId, { from: day, at });
  return { id, reference, personId: person.id, organisationId: person.organisationId };
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
