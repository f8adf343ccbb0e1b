import { randomInt, randomUUID } from 'node:crypto';
import type { Phase } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Organisation } from './given.js';
import { aPerson } from './given-person.js';

/** Days are counted from today. */
export interface GivenFollowed {
  phase?: Extract<Phase, 'reported' | 'triaged' | 'following'>;
  regionId?: string;
  providerId?: string;
  partyIds?: readonly string[];
  included?: number;
  next?: number;
  last?: number | null;
  interval?: number;
  titleEnds?: number | null;
  titlePlanned?: boolean;
  goalsStalled?: number;
  endProposedBy?: string | null;
  handover?: { to: string; regionId: string; due: number } | null;
  today?: string;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('');

/** Somebody who is followed, as if they had come by the road: invented, without a word about them. */
export async function someoneFollowed(
  db: pg.Pool,
  organisation: Organisation,
  ownerId: string,
  given: GivenFollowed = {},
) {
  const person = await aPerson(db, organisation);
  const { phase = 'following', included = -30, next = 7, last = null, interval = 92, handover = null } = given;
  const today = given.today ?? localDate(new Date());
  const on = (days: number | null | undefined) =>
    days === null || days === undefined ? null : addLocalDays(today, days);
  const [id, isIn] = [randomUUID(), phase === 'following'];
  const reference = `LL-${four()}-${four()}`;
  await db.query(
    `insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, party_ids, reported_at, reported_by,
       table_on, included_on, regular_end, interval_days, next_contact_on, last_contact_on, title_ends_on, title_kind, title_planned, goals_stalled,
       end_proposed_by, end_proposed_on, end_proposed_ground, handover_id, to_owner_id, to_region_id, handover_due, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), $9, $11, $12, ($12::date + interval '2 years')::date, $13, $14, $15, $16, case when $16::date is not null then 'zorgmachtiging' end, $17, $18,
       $19, case when $19::uuid is not null then current_date end, case when $19::uuid is not null then 'emigration' end, $20, $21, $22, $23, now())`,
    [
      organisation.id,
      id,
      person.id,
      organisation.register.id,
      reference,
      given.regionId ?? organisation.register.regionId,
      given.providerId ?? organisation.id,
      phase,
      ownerId,
      given.partyIds ?? [],
      phase === 'reported' ? null : on(included),
      isIn ? on(included) : null,
      isIn ? interval : null,
      isIn ? on(next) : null,
      isIn ? on(last) : null,
      on(given.titleEnds),
      given.titlePlanned ?? false,
      given.goalsStalled ?? 0,
      given.endProposedBy ?? null,
      handover && randomUUID(),
      handover?.to ?? null,
      handover?.regionId ?? null,
      on(handover?.due),
    ],
  );
  return { id, reference, personId: person.id };
}
