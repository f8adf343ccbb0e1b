import { ensure, localDate, type Actor } from '@ketenzicht/shared/kernel';
import {
  deliveredForms,
  isSaid,
  moverOfRequest,
  moverOfWait,
  teamClients,
  type ChainHome,
  type ChainMover,
  type ChainTeam,
} from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import { teamsOf } from '../homes/vpt-team.queries.js';
import { claimedOf, saidBy, type StandingClaims } from './standing-claims.js';

type Db = Pick<Tx, 'query'>;
type WaitFacts = Parameters<typeof moverOfWait>[0];
type RequestFacts = Parameters<typeof moverOfRequest>[0] & { openedAt: Date };

/** Said here once more beside the database's own policies: everybody of the register, or whoever is in one's own regions. */
const seen = (table: string) =>
  `${table}.directory_id = $1 and ($2 = 'nationalCoordinator' or ($2 = 'chainDirector' and ${table}.region_id = any ($3)))`;
const rightsOf = ({ directoryId, role, regionIds }: Actor): unknown[] => [directoryId, role, regionIds];

/** Who is ready to leave and has no dwelling promised yet. */
export async function waitingMovers(tx: Db, actor: Actor): Promise<ChainMover[]> {
  const { rows } = await tx.query<WaitFacts>({
    name: 'chain.waits',
    text: `select w.id, w.reference, w.unit_id as "unitId", w.waits_for as "waitsFor", w.toward, w.expected_on::text as "expectedOn", w.ready_since::text as "readySince"
      from stepdown.wait w where w.state = 'waiting' and ${seen('w')}
        and not exists (select from stepdown.promise p where p.reference = w.reference and p.state = 'active')
      order by w.id`,
    values: rightsOf(actor),
  });
  return rows.map(moverOfWait);
}

/** Who asks for a place and has no bed held, no yes and no other day on offer. */
export async function askingMovers(tx: Db, actor: Actor): Promise<ChainMover[]> {
  const { rows } = await tx.query<RequestFacts>({
    name: 'chain.requests',
    text: `select r.id, r.reference, r.need, r.current_unit_id as "currentUnitId", r.opened_at as "openedAt"
      from placement.request r where r.state = 'open' and ${seen('r')}
        and not exists (select from placement.hold h where h.request_id = r.id and h.state = 'active')
        and not exists (select from placement.attempt a where a.request_id = r.id and a.state in ('accepted', 'proposed'))
      order by r.id`,
    values: rightsOf(actor),
  });
  return rows.map(({ openedAt, ...row }) => moverOfRequest({ ...row, openedOn: localDate(openedAt) }));
}

/** What can be promised now; what nobody confirmed is no place. The first to be had first. */
export async function homesToHave(tx: Db, actor: Actor, at: Date): Promise<ChainHome[]> {
  const { rows } = await tx.query<ChainHome>({
    name: 'chain.homes',
    text: `select d.id, d.region_id as "regionId", d.accessible, d.rent_cents as "rentCents", d.nearby, d.forms, greatest(d.available_from, $3::date)::text as "from"
      from stepdown.dwelling d where d.directory_id = $1 and d.state = 'offered' and d.confirmed_until > $2 and d.offered_until >= $3::date
      order by greatest(d.available_from, $3::date), d.id`,
    values: [actor.directoryId, at, localDate(at)],
  });
  return rows;
}

/** Teams with room now or from a day that they said, after what standing chains have claimed; what they said too long ago is no room. */
export async function teamsWithRoom(
  tx: Db,
  actor: Actor,
  at: Date,
  claims: Pick<StandingClaims, 'teams'>,
): Promise<ChainTeam[]> {
  const today = localDate(at);
  return (await teamsOf(tx, actor)).flatMap((team) => {
    const room = isSaid(team, at) ? team.mostClients - teamClients(team) - claimedOf(claims, saidBy(team)) : 0;
    const from = team.roomFrom !== null && team.roomFrom > today ? team.roomFrom : today;
    const { organisationId, regionId } = team;
    return room > 0 ? [{ organisationId, regionId, forms: deliveredForms(team), room, from }] : [];
  });
}

/** Throws `placement.unknown`: the same for a request that is not there and for one that somebody may not see. */
export async function ensureRequest(tx: Db, actor: Actor, id: string): Promise<void> {
  const { rowCount } = await tx.query(`select from placement.request r where ${seen('r')} and r.id = $4`, [
    ...rightsOf(actor),
    id,
  ]);
  ensure(rowCount === 1, 'placement.unknown', 'There is no such request that you may see.');
}

/** What a dwelling is called in a list: its reference, and the municipality. */
export async function homeNames(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    `select d.id, d.reference || ', ' || d.municipality as name from stepdown.dwelling d where d.id = any ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
