import { randomUUID } from 'node:crypto';
import type { Phase } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Organisation } from './given.js';
import { aPerson } from './given-person.js';
import { aTrajectory, type GivenTrajectory } from './given-trajectory.js';

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

/** Somebody who is followed, as if they had come by the road: invented, without a word about them. */
export async function someoneFollowed(
  db: pg.Pool,
  organisation: Organisation,
  ownerId: string,
  given: GivenFollowed = {},
): Promise<GivenTrajectory> {
  const { id: personId } = await aPerson(db, organisation);
  const { phase = 'following', included = -30, next = 7, last = null, titleEnds = null, handover = null } = given;
  const { regionId, partyIds, endProposedBy = null, today = localDate(new Date()) } = given;
  const on = (days: number | null) => (days === null ? null : addLocalDays(today, days));
  return aTrajectory(db, organisation, {
    personId,
    ownerId,
    phase,
    ...(regionId !== undefined && { regionId }),
    ...(partyIds && { partyIds }),
    includedOn: addLocalDays(today, included),
    intervalDays: given.interval ?? 92,
    nextContactOn: addLocalDays(today, next),
    columns: {
      lead_provider_id: given.providerId ?? organisation.id,
      table_on: phase === 'reported' ? null : on(included),
      last_contact_on: phase === 'following' ? on(last) : null,
      title_ends_on: on(titleEnds),
      title_kind: titleEnds === null ? null : 'zorgmachtiging',
      title_planned: given.titlePlanned ?? false,
      goals_stalled: given.goalsStalled ?? 0,
      ...(endProposedBy !== null && {
        end_proposed_by: endProposedBy,
        end_proposed_on: today,
        end_proposed_ground: 'emigration',
      }),
      ...(handover && {
        handover_id: randomUUID(),
        to_owner_id: handover.to,
        to_region_id: handover.regionId,
        handover_due: on(handover.due),
      }),
    },
  });
}
