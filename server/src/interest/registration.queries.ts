import type { Interest, InterestWords, OwnInterest, RegisteredInterest } from '@ketenzicht/shared/interest';
import type { Tx } from '../platform/database/work.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { mailboxOf, nothingSaid, openSaid, sealSaid, type Said } from './interest.seal.js';

type Keys = Pick<Keyring, 'find' | 'newest'>;

interface StoredRow {
  id: string;
  roundId: string;
  agb: string;
  organisation: string;
  /** Sealed; null once it was withdrawn. */
  said: string | null;
  regionIds: string[];
  version: number;
  registeredAt: Date;
  changedAt: Date | null;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
}
export type RegistrationRow = Omit<StoredRow, 'said'> & Said;

const columns = `id, round_id as "roundId", agb, organisation, said, region_ids as "regionIds", version,
  registered_at as "registeredAt", changed_at as "changedAt", confirmed_at as "confirmedAt", withdrawn_at as "withdrawnAt"`;

const opened = (keys: Keys, { said, ...row }: StoredRow): RegistrationRow => ({
  ...row,
  ...(said === null ? nothingSaid : openSaid(keys, row, said)),
});

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

export interface NewRegistration {
  id: string;
  roundId: string;
  interest: Interest;
  ticket: string;
  fingerprint: Buffer;
  tokenHash: Buffer;
  keyId: string;
  at: Date;
  /** Of what is invented; what somebody registers is confirmed by its link. */
  confirmedAt?: Date;
}
/** False when this ticket was used before. */
export async function insertRegistration(tx: Pick<Tx, 'query'>, keys: Keys, one: NewRegistration): Promise<boolean> {
  const { agb, organisation, regionIds, language, email } = one.interest;
  const { mailbox, indexKeyId } = mailboxOf(keys, email);
  const { rowCount } = await tx.query(
    `insert into interest.registration (id, round_id, agb, organisation, said, mailbox, index_key_id, region_ids, language, ticket, fingerprint, token_hash, key_id, registered_at, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (ticket) do nothing`,
    [
      one.id,
      one.roundId,
      agb,
      organisation,
      sealSaid(keys, one, one.interest),
      mailbox,
      indexKeyId,
      regionIds,
      language,
      one.ticket,
      one.fingerprint,
      one.tokenHash,
      one.keyId,
      one.at,
      one.confirmedAt ?? null,
    ],
  );
  return rowCount === 1;
}

export async function byTicket(tx: Tx, ticket: string) {
  const { rows } = await tx.query<{ id: string; fingerprint: Buffer; keyId: string }>(
    'select id, fingerprint, key_id as "keyId" from interest.registration where ticket = $1',
    [ticket],
  );
  return rows[0];
}

export async function byToken(
  tx: Tx,
  keys: Keys,
  hash: Buffer,
  lock: '' | 'for update' = '',
): Promise<RegistrationRow | undefined> {
  const { rows } = await tx.query<StoredRow>(
    `select ${columns} from interest.registration where token_hash = $1 ${lock}`,
    [hash],
  );
  return rows[0] && opened(keys, rows[0]);
}

/** Who stands for this AGB code in this round, if anybody does. */
export async function standing(
  tx: Tx,
  keys: Keys,
  roundId: string,
  agb: string,
): Promise<{ id: string; email: string } | undefined> {
  const { rows } = await tx.query<StoredRow>(
    `select ${columns} from interest.registration where round_id = $1 and agb = $2 and confirmed_at is not null and withdrawn_at is null`,
    [roundId, agb],
  );
  return rows[0] && opened(keys, rows[0]);
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

/** The address for mail stays what it is. */
export const changeWords = (tx: Tx, keys: Keys, row: RegistrationRow, words: InterestWords, at: Date) =>
  tx.query(
    `update interest.registration set organisation = $3, region_ids = $4, said = $5, changed_at = $2, version = version + 1 where id = $1`,
    [row.id, at, words.organisation, words.regionIds, sealSaid(keys, row, { ...words, email: row.email })],
  );

/** What leads to a person goes at once, and so does what was still to be sent to them. */
export async function withdraw(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query('delete from interest.letter where registration_id = $1', [id]);
  await tx.query(
    `update interest.registration set withdrawn_at = $2, version = version + 1, said = null, mailbox = null, index_key_id = null, fingerprint = '' where id = $1`,
    [id, at],
  );
}

const mostWaiting = 100;
export async function registrationsOf(
  tx: Tx,
  keys: Keys,
  roundId: string,
  which: 'confirmed' | 'waiting',
): Promise<RegisteredInterest[]> {
  const { rows } = await tx.query<StoredRow>(
    which === 'confirmed'
      ? `select ${columns} from interest.registration where round_id = $1 and confirmed_at is not null and withdrawn_at is null order by lower(organisation), id`
      : `select ${columns} from interest.registration where round_id = $1 and confirmed_at is null and withdrawn_at is null order by registered_at desc, id limit ${mostWaiting}`,
    [roundId],
  );
  return rows.map((row) => toRegistered(opened(keys, row)));
}
