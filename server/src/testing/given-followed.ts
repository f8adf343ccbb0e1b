import { randomInt, randomUUID } from 'node:crypto';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { contactInterval, regularEnd, type Phase } from '@ketenzicht/shared/ketenveldnorm';
import type pg from 'pg';
import type { Organisation } from './given.js';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('');

export interface Followed {
  id: string;
  reference: string;
  personId: string;
}

interface Given {
  ownerId: string;
  personId: string;
  partyIds?: readonly string[];
  regionId?: string;
  phase?: Phase;
  includedOn?: string;
  nextContactOn?: string;
  intervalDays?: number;
  at?: Date;
}

/** Somebody who is followed, as the inclusion table leaves it: a day for the first contact, and none planned yet. */
export async function aFollowed(db: pg.Pool, organisation: Organisation, given: Given): Promise<Followed> {
  const { at = new Date(), phase = 'following', intervalDays = contactInterval.usual, personId } = given;
  const includedOn = given.includedOn ?? localDate(at);
  const isIn = phase === 'following';
  const [id, reference] = [randomUUID(), `LL-${four()}-${four()}`];
  await db.query(
    `insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, party_ids,
       reported_at, reported_by, included_on, regular_end, interval_days, next_contact_on, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9, $12, $13, $14, $15, $11)`,
    [
      organisation.id,
      id,
      personId,
      organisation.register.id,
      reference,
      given.regionId ?? organisation.register.regionId,
      isIn ? organisation.id : null,
      phase,
      given.ownerId,
      given.partyIds ?? [],
      at,
      isIn ? includedOn : null,
      isIn ? regularEnd(includedOn) : null,
      isIn ? intervalDays : null,
      isIn ? (given.nextContactOn ?? addLocalDays(includedOn, intervalDays)) : null,
    ],
  );
  return { id, reference, personId };
}
