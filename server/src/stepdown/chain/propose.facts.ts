import { ensure } from '@ketenzicht/shared/kernel';
import { sayDue, type Chain, type ChainMove } from '@ketenzicht/shared/stepdown';
import type { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Db } from './proposal.queries.js';
import type { NewMove } from './proposal.writes.js';

interface MoverFacts {
  id: string;
  organisationId: string | null;
  askerId: string | null;
  personId: string | null;
  regionId: string;
}
interface HomeFacts {
  id: string;
  organisationId: string | null;
  regionId: string;
}

export interface ReadyChain {
  moves: NewMove[];
  regionIds: string[];
  partyIds: string[];
  askerIds: string[];
}

const movers = `
  select w.id, w.provider_id as "organisationId", null::uuid as "askerId", w.person_id as "personId", w.region_id as "regionId" from stepdown.wait w where w.id = any ($1)
  union all
  select r.id, r.organisation_id, case when r.organisation_id is null then r.asked_by end, null, r.region_id from placement.request r where r.id = any ($1)`;

/** Whose each step is: of whom somebody leaves, who takes them in, and who delivers a VPT there. Throws `chain.moved_on` where somebody is there no more. */
export async function whoseSteps(
  tx: Db,
  { at }: Visit,
  wards: Pick<CapacityService, 'standing'>,
  { moves }: Pick<Chain, 'moves'>,
): Promise<ReadyChain> {
  const people = await byId<MoverFacts>(
    tx,
    movers,
    moves.map(({ who }) => who.id),
  );
  const homes = await byId<HomeFacts>(
    tx,
    'select d.id, d.organisation_id as "organisationId", d.region_id as "regionId" from stepdown.dwelling d where d.id = any ($1)',
    moves.flatMap(({ to }) => (to.kind === 'dwelling' ? to.dwellingId : [])),
  );
  const ready = moves.map((move): NewMove & { leaves: string } => {
    const person = people.get(move.who.id);
    const place = placeOf(move, wards, homes);
    ensure(person !== undefined && place !== undefined, 'chain.moved_on', 'Somebody of this chain waits no longer.');
    const { organisationId: senderId, askerId, personId, regionId: leaves } = person;
    return { ...factsOf(move), ...place, senderId, askerId, personId, leaves, dueAt: sayDue(at) };
  });
  const all = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.flatMap((one) => one ?? []))] as T[];
  return {
    moves: ready,
    regionIds: all(ready.flatMap(({ leaves, regionId }) => [leaves, regionId])),
    partyIds: all(ready.flatMap(({ senderId, receiverId, teamId }) => [senderId, receiverId, teamId])),
    askerIds: all(ready.map(({ askerId }) => askerId)),
  };
}

async function byId<T extends { id: string }>(tx: Db, sql: string, ids: readonly string[]): Promise<Map<string, T>> {
  const { rows } = await tx.query<T>(sql, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

const factsOf = ({ who, fromUnitId, on, savedDays, isReckoned, ask }: ChainMove) => ({
  who: who.kind,
  whoId: who.id,
  whoReference: who.reference,
  fromUnitId,
  on,
  savedDays,
  isReckoned,
  ask,
});

function placeOf({ to }: ChainMove, wards: Pick<CapacityService, 'standing'>, homes: ReadonlyMap<string, HomeFacts>) {
  if (to.kind === 'dwelling') {
    const home = homes.get(to.dwellingId);
    return (
      home && {
        toUnitId: null,
        dwellingId: home.id,
        receiverId: home.organisationId,
        teamId: to.teamId ?? null,
        regionId: home.regionId,
      }
    );
  }
  const ward = wards.standing(to.unitId)?.ward;
  return (
    ward && { toUnitId: ward.id, dwellingId: null, receiverId: ward.providerId, teamId: null, regionId: ward.regionId }
  );
}
