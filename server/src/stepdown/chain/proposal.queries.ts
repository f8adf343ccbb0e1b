import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { maySeeChain, type ChainTrouble, type MineQuery } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import {
  chainColumns,
  moveColumns,
  type ChainRow,
  type MoveRow,
  type ShownMove,
  type StepRow,
} from './proposal.rows.js';

export type Db = Pick<Tx, 'query'>;
const mostListed = 200;

/** Same answer for "not yours" and "not there". */
export const unknownChain = () => new RuleError('chain.unknown', 'There is no such chain that you may see.');

export async function findChain(tx: Db, id: string): Promise<ChainRow | undefined> {
  const { rows } = await tx.query<ChainRow>(`select ${chainColumns} from stepdown.chain c where c.id = $1`, [id]);
  return rows[0];
}

/** Throws `chain.unknown`. The database shows only what concerns somebody; our own policy says the same, once more. */
export async function readChain(tx: Db, actor: Actor, id: string): Promise<ChainRow> {
  const row = await findChain(tx, id);
  if (!row || !maySeeChain(actor, row)) throw unknownChain();
  return row;
}

/** Held until the transaction ends: the first lock of whatever touches a chain, so that two who press at once come one after the other. */
export async function lockChain(tx: Db, actor: Actor, id: string): Promise<ChainRow> {
  await tx.query('select from stepdown.chain where id = $1 for update', [id]);
  return readChain(tx, actor, id);
}

export async function listChains(tx: Db, actor: Actor, { state, moverId }: MineQuery): Promise<ChainRow[]> {
  const states = state === 'standing' ? ['proposed', 'agreed'] : ['done', 'ended'];
  const { rows } = await tx.query<ChainRow>(
    `select ${chainColumns} from stepdown.chain c where c.directory_id = $1 and c.state = any ($2)
       and ($3::uuid is null or exists (select from stepdown.chain_move m where m.chain_id = c.id and m.who_id = $3))
     order by coalesce(c.ended_at, c.proposed_at) desc, c.id limit ${mostListed}`,
    [actor.directoryId, states, moverId ?? null],
  );
  return rows.filter((row) => maySeeChain(actor, row));
}

export async function movesOf(tx: Db, chainId: string): Promise<MoveRow[]> {
  const { rows } = await tx.query<MoveRow>(
    `select ${moveColumns} from stepdown.chain_move m where m.chain_id = $1 order by m.place`,
    [chainId],
  );
  return rows;
}

export async function shownMovesOf(tx: Db, chainIds: readonly string[]): Promise<ShownMove[]> {
  const { rows } = await tx.query<ShownMove>(
    `select ${moveColumns}, s.name as "senderName", r.name as "receiverName", t.name as "teamName", d.municipality
     from stepdown.chain_move m left join reference.provider s on s.id = m.sender_id left join reference.provider r on r.id = m.receiver_id
       left join reference.provider t on t.id = m.team_id left join stepdown.dwelling d on d.id = m.dwelling_id
     where m.chain_id = any ($1) order by m.chain_id, m.place`,
    [chainIds],
  );
  return rows;
}

export async function stepsOf(tx: Db, chainId: string): Promise<StepRow[]> {
  const { rows } = await tx.query<StepRow>(
    `select s.at, s.kind, s.place, coalesce((select p.name from reference.provider p where p.id = s.organisation_id), '') as by, s.actor_id is null as "byClock"
     from stepdown.chain_step s where s.chain_id = $1 order by s.id`,
    [chainId],
  );
  return rows;
}

/**
 * With the eyes of the clock: what stands in the way of a step follows from somebody's wait and from a dwelling that whoever looks may not see themselves. Only
 * after the policies have said that the chain is theirs to see.
 */
export async function withClockEyes<T>(tx: Db, role: string, body: () => Promise<T>): Promise<T> {
  await tx.query(`select set_config('app.role', 'clock', true)`);
  const result = await body();
  await tx.query(`select set_config('app.role', $1, true)`, [role]);
  return result;
}

export interface Trouble {
  chainId: string;
  place: number;
  trouble: Exclude<ChainTrouble, 'noBed'>;
}
/** Of steps that are to come. With the eyes of the clock. */
export async function troublesOf(tx: Db, chainIds: readonly string[]): Promise<Trouble[]> {
  const { rows } = await tx.query<Trouble>(
    `select m.chain_id as "chainId", m.place, case when t.gone then 'moverGone' else 'dwellingGone' end as trouble
     from stepdown.chain_move m join stepdown.chain c on c.id = m.chain_id
       left join stepdown.wait w on m.who = 'wait' and w.id = m.who_id
       left join placement.request r on m.who = 'request' and r.id = m.who_id
       left join stepdown.dwelling d on d.id = m.dwelling_id
       left join stepdown.promise p on p.dwelling_id = d.id and p.state = 'active'
       cross join lateral (select
         not coalesce(case m.who when 'wait' then w.state = 'waiting' else r.state = 'open' or (r.state = 'placed' and r.current_unit_id = m.to_unit_id) end, false) as gone,
         m.dwelling_id is not null and not coalesce(case c.state when 'agreed' then d.state = 'promised' and p.reference = m.who_reference else d.state = 'offered' end, false) as taken) t
     where m.chain_id = any ($1) and m.done_at is null and m.stands and (t.gone or t.taken)`,
    [chainIds],
  );
  return rows;
}
