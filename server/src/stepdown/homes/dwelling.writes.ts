import { randomBytes } from 'node:crypto';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { DwellingInput, DwellingState, PromiseState } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import type { DwellingRow } from './dwelling.rows.js';

type Db = Pick<Tx, 'query'>;

const factColumns = [
  'municipality',
  'neighbourhood',
  'kind',
  'rent_cents',
  'landlord',
  'accessible',
  'available_from',
  'offered_until',
  'conditions',
  'condition_text',
  'nearby',
  'forms',
];
const factValues = (input: DwellingInput): unknown[] => [
  input.municipality,
  input.neighbourhood,
  input.kind,
  input.rentCents,
  input.landlord,
  input.accessible,
  input.availableFrom,
  input.offeredUntil,
  input.conditions,
  input.conditionText,
  input.nearby,
  input.forms,
];

export interface Confirmed {
  at: Date;
  until: Date;
}
interface NewDwelling extends Confirmed {
  id: string;
  directoryId: string;
  organisationId: string | null;
  by: string;
}
/** False: it is there already. */
export async function insertDwelling(tx: Db, made: NewDwelling, input: DwellingInput): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into stepdown.dwelling (id, directory_id, reference, organisation_id, region_id, offered_at, offered_by, confirmed_at, confirmed_until, ${factColumns.join()})
     values ($1, $2, $3, $4, $5, $6, $7, $6, $8, ${factColumns.map((_, index) => `$${index + 9}`).join()}) on conflict (id) do nothing`,
    [
      made.id,
      made.directoryId,
      referenceFrom(randomBytes(7), 'WO'),
      made.organisationId,
      input.regionId,
      made.at,
      made.by,
      made.until,
      ...factValues(input),
    ],
  );
  return rowCount === 1;
}

interface Seen {
  id: string;
  version: number;
}
/** False: somebody was earlier. Who says what it is, says that it is there. */
export async function writeFacts(
  tx: Db,
  { id, version }: Seen,
  input: DwellingInput,
  said: Confirmed,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update stepdown.dwelling set version = version + 1, confirmed_at = $3, confirmed_until = $4, ${factColumns.map((name, index) => `${name} = $${index + 5}`).join()}
     where id = $1 and version = $2 and state = 'offered'`,
    [id, version, said.at, said.until, ...factValues(input)],
  );
  return rowCount === 1;
}

/** False: somebody was earlier. */
export async function confirmDwelling(tx: Db, { id, version }: Seen, { at, until }: Confirmed): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update stepdown.dwelling set version = version + 1, confirmed_at = $3, confirmed_until = $4 where id = $1 and version = $2 and state in ('offered', 'promised')`,
    [id, version, at, until],
  );
  return rowCount === 1;
}

interface Move extends Seen {
  from: DwellingState;
  to: DwellingState;
  at: Date;
}
/** Of many who see the same version exactly one gets true: the row itself decides, not what was read before. */
export async function moveDwelling(tx: Db, { id, version, from, to, at }: Move): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update stepdown.dwelling set state = $4, version = version + 1, ended_at = $5 where id = $1 and version = $2 and state = $3`,
    [id, version, from, to, to === 'let' || to === 'withdrawn' ? at : null],
  );
  return rowCount === 1;
}

/** Only what is offered, confirmed and not over, at this moment. */
export async function takeDwelling(tx: Db, { id, version }: Seen, at: Date, today: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update stepdown.dwelling set state = 'promised', version = version + 1
     where id = $1 and version = $2 and state = 'offered' and confirmed_until > $3 and offered_until >= $4`,
    [id, version, at, today],
  );
  return rowCount === 1;
}

interface NewPromise {
  id: string;
  dwelling: Pick<DwellingRow, 'id' | 'organisationId' | 'regionId'>;
  organisationId: string | null;
  by: string;
  reference: string;
  at: Date;
  until: Date;
}
export const insertPromise = (tx: Db, { id, dwelling, organisationId, by, reference, at, until }: NewPromise) =>
  tx.query(
    `insert into stepdown.promise (id, dwelling_id, kept_by, region_id, organisation_id, promised_by, reference, promised_at, until_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, dwelling.id, dwelling.organisationId, dwelling.regionId, organisationId, by, reference, at, until],
  );

/** The database says it: this person has been promised another one. */
export const isSecondHome = (error: unknown): boolean =>
  (error as { constraint?: string } | null)?.constraint === 'one_dwelling_per_reference';

export const endPromise = (tx: Db, id: string, state: PromiseState, at: Date) =>
  tx.query(`update stepdown.promise set state = $2, ended_at = $3 where id = $1`, [
    id,
    state,
    state === 'active' ? null : at,
  ]);

export interface NewStep {
  dwellingId: string;
  kind: string;
  at: Date;
  was?: string;
  actor?: { id: string; organisationId: string | null };
  key?: string;
  fingerprint?: string;
}
export const insertStep = (tx: Db, { dwellingId, kind, at, was, actor, key, fingerprint }: NewStep) =>
  tx.query(
    `insert into stepdown.dwelling_step (dwelling_id, kind, at, was, actor_id, organisation_id, key, fingerprint) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      dwellingId,
      kind,
      at,
      was ?? null,
      actor?.id ?? null,
      actor?.organisationId ?? null,
      key ?? null,
      fingerprint ?? null,
    ],
  );
