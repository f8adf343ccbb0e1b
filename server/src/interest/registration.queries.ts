import type { Interest, InterestWords, OwnInterest, RegisteredInterest } from '@ketenzicht/shared/interest';
import type { Tx } from '../platform/database/work.js';

export interface RegistrationRow extends InterestWords {
  id: string;
  roundId: string;
  agb: string;
  email: string;
  version: number;
  registeredAt: Date;
  changedAt: Date | null;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
}

const columns = `id, round_id as "roundId", agb, email, name, position, organisation, street, postcode, city, region_ids as "regionIds", possibilities, ideas, version,
  registered_at as "registeredAt", changed_at as "changedAt", confirmed_at as "confirmedAt", withdrawn_at as "withdrawnAt"`;

const shownOf = ({ roundId: _round, withdrawnAt: _withdrawn, id: _id, ...row }: RegistrationRow) => ({
  ...row,
  registeredAt: row.registeredAt.toISOString(),
  changedAt: row.changedAt?.toISOString() ?? null,
  confirmedAt: row.confirmedAt?.toISOString() ?? null,
});
export const toOwn = (row: RegistrationRow, round: OwnInterest['round']): OwnInterest => ({
  ...shownOf(row),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  round,
});
const toRegistered = (row: RegistrationRow): RegisteredInterest => ({ id: row.id, ...shownOf(row) });

interface NewRegistration {
  id: string;
  roundId: string;
  interest: Interest;
  ticket: string;
  fingerprint: string;
  tokenHash: Buffer;
  keyId: string;
  at: Date;
}
/** False when this ticket was used before. */
export async function insertRegistration(tx: Tx, one: NewRegistration): Promise<boolean> {
  const { interest: said } = one;
  const { rowCount } = await tx.query(
    `insert into interest.registration (id, round_id, agb, organisation, name, position, street, postcode, city, email, region_ids, possibilities, ideas, language,
       ticket, fingerprint, token_hash, key_id, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict (ticket) do nothing`,
    [
      one.id,
      one.roundId,
      said.agb,
      said.organisation,
      said.name,
      said.position,
      said.street,
      said.postcode,
      said.city,
      said.email,
      said.regionIds,
      said.possibilities,
      said.ideas,
      said.language,
      one.ticket,
      one.fingerprint,
      one.tokenHash,
      one.keyId,
      one.at,
    ],
  );
  return rowCount === 1;
}

export async function byTicket(tx: Tx, ticket: string) {
  const { rows } = await tx.query<{ id: string; fingerprint: string; keyId: string }>(
    'select id, fingerprint, key_id as "keyId" from interest.registration where ticket = $1',
    [ticket],
  );
  return rows[0];
}

export async function byToken(
  tx: Tx,
  hash: Buffer,
  lock: '' | 'for update' = '',
): Promise<RegistrationRow | undefined> {
  const { rows } = await tx.query<RegistrationRow>(
    `select ${columns} from interest.registration where token_hash = $1 ${lock}`,
    [hash],
  );
  return rows[0];
}

/** Who stands for this AGB code in this round, if anybody does. */
export async function standing(
  tx: Tx,
  roundId: string,
  agb: string,
): Promise<{ id: string; email: string } | undefined> {
  const { rows } = await tx.query<{ id: string; email: string }>(
    'select id, email from interest.registration where round_id = $1 and agb = $2 and confirmed_at is not null and withdrawn_at is null',
    [roundId, agb],
  );
  return rows[0];
}

/** How many came in since, of which nobody knows yet whether there is somebody behind them. */
export async function unconfirmedSince(tx: Tx, roundId: string, since: Date): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'select count(*)::int as count from interest.registration where round_id = $1 and registered_at > $2 and confirmed_at is null',
    [roundId, since],
  );
  return rows[0]?.count ?? 0;
}

/** False when somebody of the same AGB code stands already: the index decides, also when two press at once. */
export async function confirm(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update interest.registration r set confirmed_at = $2, version = version + 1 where id = $1 and confirmed_at is null
     and not exists (select from interest.registration o where o.round_id = r.round_id and o.agb = r.agb and o.confirmed_at is not null and o.withdrawn_at is null)`,
    [id, at],
  );
  return rowCount === 1;
}

export const changeWords = (tx: Tx, id: string, words: InterestWords, at: Date) =>
  tx.query(
    `update interest.registration set name = $3, position = $4, organisation = $5, street = $6, postcode = $7, city = $8, region_ids = $9, possibilities = $10, ideas = $11,
       changed_at = $2, version = version + 1 where id = $1`,
    [
      id,
      at,
      words.name,
      words.position,
      words.organisation,
      words.street,
      words.postcode,
      words.city,
      words.regionIds,
      words.possibilities,
      words.ideas,
    ],
  );

/** What leads to a person goes at once, and so does what was still to be sent to them. */
export async function withdraw(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query('delete from interest.letter where registration_id = $1', [id]);
  await tx.query(
    `update interest.registration set withdrawn_at = $2, version = version + 1, name = '', position = '', email = '', street = '', postcode = '', city = '',
       possibilities = '', ideas = '' where id = $1`,
    [id, at],
  );
}

const mostWaiting = 100;
export async function registrationsOf(
  tx: Tx,
  roundId: string,
  which: 'confirmed' | 'waiting',
): Promise<RegisteredInterest[]> {
  const { rows } = await tx.query<RegistrationRow>(
    which === 'confirmed'
      ? `select ${columns} from interest.registration where round_id = $1 and confirmed_at is not null and withdrawn_at is null order by lower(organisation), id`
      : `select ${columns} from interest.registration where round_id = $1 and confirmed_at is null and withdrawn_at is null order by registered_at desc, id limit ${mostWaiting}`,
    [roundId],
  );
  return rows.map(toRegistered);
}
