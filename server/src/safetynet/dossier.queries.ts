import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import {
  maySeeDossier,
  type DossierFile,
  type DossierState,
  type UseFact,
  type Window,
} from '@ketenzicht/shared/safetynet';
import type { Tx } from '../platform/database/work.js';
import {
  dossierColumns,
  toFile,
  type BookingRow,
  type DossierRow,
  type PayerRow,
  type StepRow,
} from './dossier.rows.js';

export type Db = Pick<Tx, 'query'>;

/** Same answer for "not yours" and "not there". */
export const unknownDossier = () => new RuleError('vangnet.unknown', 'There is no such dossier that you may see.');

export async function findDossier(tx: Db, id: string): Promise<DossierRow | undefined> {
  const { rows } = await tx.query<DossierRow>(`select ${dossierColumns} from safetynet.dossier d where d.id = $1`, [
    id,
  ]);
  return rows[0];
}

/** Throws `vangnet.unknown`. The database shows only what concerns somebody; our own policy says the same, once more. */
export async function readDossier(tx: Db, actor: Actor, id: string): Promise<DossierRow> {
  const row = await findDossier(tx, id);
  if (!row || !maySeeDossier(actor, row)) throw unknownDossier();
  return row;
}

/** Held until the transaction ends. */
export async function lockDossier(tx: Db, actor: Actor, id: string): Promise<DossierRow> {
  await tx.query('select from safetynet.dossier where id = $1 for update', [id]);
  return readDossier(tx, actor, id);
}

export interface Filter {
  state?: DossierState | undefined;
  limit: number;
}

/** Whoever waits longest for money first, then what VWS waits for; what has ended comes last, the newest on top. */
export async function listDossiers(tx: Db, actor: Actor, { state, limit }: Filter): Promise<DossierRow[]> {
  const { rows } = await tx.query<DossierRow>(
    `select ${dossierColumns} from safetynet.dossier d where d.directory_id = $1 and ($2::text is null or d.state = $2)
     order by d.ended_at desc nulls first, d.state <> 'open', d.advance_from, d.id limit $3`,
    [actor.directoryId, state ?? null, limit],
  );
  return rows.filter((row) => maySeeDossier(actor, row));
}

export const payersOf = async (tx: Db, dossierId: string): Promise<PayerRow[]> =>
  (
    await tx.query<PayerRow>('select place, kind, name from safetynet.payer where dossier_id = $1 order by place', [
      dossierId,
    ])
  ).rows;

export const bookingsOf = async (tx: Db, dossierId: string): Promise<BookingRow[]> =>
  (
    await tx.query<BookingRow>(
      `select b.id, b.kind, b.at, b.on_day::text as on, coalesce((select a.name from identity.account a where a.id = b.actor_id), '') as by, b.reason, b.corrects,
         (select jsonb_agg(jsonb_build_object('account', e.account, 'payer', e.payer, 'cents', e.cents) order by e.place)
          from safetynet.entry e where e.booking_id = b.id) as entries
       from safetynet.booking b where b.dossier_id = $1 order by b.number`,
      [dossierId],
    )
  ).rows;

const stepsOf = async (tx: Db, dossierId: string): Promise<StepRow[]> =>
  (
    await tx.query<StepRow>(
      `select s.id, s.at, s.kind, coalesce((select a.name from identity.account a where a.id = s.actor_id), '') as by, s.by_clock as "byClock", s.text, s.detail
       from safetynet.step s where s.dossier_id = $1 order by s.id`,
      [dossierId],
    )
  ).rows;

export async function fileOf(tx: Db, actor: Actor, row: DossierRow, at: Date): Promise<DossierFile> {
  return toFile(actor, row, at, {
    payers: await payersOf(tx, row.id),
    steps: await stepsOf(tx, row.id),
    bookings: await bookingsOf(tx, row.id),
  });
}

export interface WindowRow extends Window {
  source: string;
}
/** Of this register and of every register, the newest first. */
export const windowsOf = async (tx: Db, directoryId: string): Promise<WindowRow[]> =>
  (
    await tx.query<WindowRow>(
      `select id, from_on::text as "fromOn", until_on::text as "untilOn", source from safetynet.advance_window
       where directory_id is null or directory_id = $1 order by from_on desc, id`,
      [directoryId],
    )
  ).rows;

interface FactRow extends Omit<UseFact, 'settledOn'> {
  settledOn: string | null;
}
/** Every claim that was not withdrawn, in sums. What was taken back does not count. */
export const useFacts = async (tx: Db, directoryId: string): Promise<UseFact[]> =>
  (
    await tx.query<FactRow>(
      `select d.window_id as "windowId", d.claimed_on::text as "claimedOn", d.total_cents::float8 as "claimedCents",
         case d.state when 'settled' then (d.ended_at at time zone 'Europe/Amsterdam')::date::text end as "settledOn",
         coalesce(sum(-e.cents) filter (where e.account = 'advance' and coalesce(o.kind, b.kind) = 'advanced'), 0)::float8 as "advancedCents",
         coalesce(sum(-e.cents) filter (where e.account = 'receivable' and coalesce(o.kind, b.kind) = 'settled'), 0)::float8 as "settledCents",
         coalesce(sum(e.cents) filter (where e.account = 'writtenOff'), 0)::float8 as "writtenOffCents"
       from safetynet.dossier d
       join safetynet.entry e on e.dossier_id = d.id
       join safetynet.booking b on b.id = e.booking_id
       left join safetynet.booking o on o.id = b.corrects
       where d.directory_id = $1 and d.state <> 'withdrawn' group by d.organisation_id, d.id`,
      [directoryId],
    )
  ).rows;
