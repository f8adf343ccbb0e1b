import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { maySeeWait, type WaitList, type WaitQuery } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import { waitColumns, type ExpectedRow, type SaidRow, type WaitRow } from './wait.rows.js';

export type Db = Pick<Tx, 'query'>;
export const mostListed = 500;

/** Same answer for "not yours" and "not there". */
export const unknownWait = () => new RuleError('wait.unknown', 'There is nobody under this number that you may see.');

export async function findWait(tx: Db, id: string): Promise<WaitRow | undefined> {
  const { rows } = await tx.query<WaitRow>(`select ${waitColumns} from stepdown.wait w where w.id = $1`, [id]);
  return rows[0];
}

/** Throws `wait.unknown` for whoever may not see it: the database says so first, and our own policy once more. */
export async function readWait(tx: Db, actor: Actor, id: string): Promise<WaitRow> {
  const row = await findWait(tx, id);
  if (!row || !maySeeWait(actor, row)) throw unknownWait();
  return row;
}

/** As `readWait`, and held until the transaction ends. */
export async function lockWait(tx: Db, actor: Actor, id: string): Promise<WaitRow> {
  await tx.query('select from stepdown.wait where id = $1 for update', [id]);
  return readWait(tx, actor, id);
}

const byName = (table: string) =>
  `coalesce((select p.name from identity.account a join reference.provider p on p.id = a.organisation_id where a.id = ${table}.actor_id), '') as by`;

export async function expectedOf(tx: Db, id: string): Promise<ExpectedRow[]> {
  const { rows } = await tx.query<ExpectedRow>(
    `select e.at, ${byName('e')}, e.role, e.from_on::text as "from", e.to_on::text as "to", e.reason
     from stepdown.wait_expected e where e.wait_id = $1 order by e.id`,
    [id],
  );
  return rows;
}

export async function saidOf(tx: Db, id: string): Promise<SaidRow[]> {
  const { rows } = await tx.query<SaidRow>(
    `select s.at, ${byName('s')}, s.waits_for as "waitsFor", s.acts_by as "actsBy", s.payer, s.municipality
     from stepdown.wait_said s where s.wait_id = $1 order by s.id`,
    [id],
  );
  return rows;
}

/** What the asker may see, as a condition of its own beside the database's. `$1` to `$4`. */
const mine = `w.directory_id = $1 and (($2 = 'provider' and w.provider_id = $3) or $2 = 'nationalCoordinator' or ($2 = 'chainDirector' and w.region_id = any ($4)))`;
const asked = `(w.state = 'waiting') = ($5 = 'waiting') and ($6::uuid is null or w.unit_id = $6) and ($7::text is null or w.acts_by = $7) and ($8::text is null or w.region_id = $8)`;
const valuesOf = ({ directoryId, role, organisationId, regionIds }: Actor, query: WaitQuery): unknown[] => [
  directoryId,
  role,
  organisationId,
  regionIds,
  query.state,
  query.unitId ?? null,
  query.actsBy ?? null,
  query.regionId ?? null,
];

/** The longest waiting first; of those who ended, whoever ended last. */
export async function listWaits(tx: Db, actor: Actor, query: WaitQuery): Promise<WaitRow[]> {
  const order = query.state === 'waiting' ? 'w.ready_since, w.id' : 'w.ended_at desc, w.id';
  const { rows } = await tx.query<WaitRow>(
    `select ${waitColumns} from stepdown.wait w where ${mine} and ${asked} and ($9::text is null or w.waits_for = $9) order by ${order} limit ${mostListed}`,
    [...valuesOf(actor, query), query.waitsFor ?? null],
  );
  return rows;
}

/** `today`: the Dutch calendar day until which days are counted. */
export async function countWaits(tx: Db, actor: Actor, query: WaitQuery, today: string): Promise<WaitList['byCause']> {
  const { rows } = await tx.query<WaitList['byCause'][number]>(
    `select w.waits_for as "waitsFor", count(*)::int as count, sum(coalesce(w.ended_on, $9::date) - w.ready_since)::int as days
     from stepdown.wait w where ${mine} and ${asked} group by 1 order by 2 desc, 1`,
    [...valuesOf(actor, query), today],
  );
  return rows;
}
