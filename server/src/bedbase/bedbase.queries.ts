import type { Proposal, WardChange, WardFields } from '@ketenzicht/shared/bedbase';
import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'>;

export interface ProposalRow {
  id: string;
  provider_id: string;
  directory_id: string;
  ward_id: string;
  location_id: string;
  kind: Proposal['kind'];
  state: Proposal['state'];
  before: Partial<WardFields>;
  after: Partial<WardFields>;
  reason: string;
  effective_on: string | null;
  proposed_by: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_role: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
  applied_at: Date | null;
  version: number;
  ward_name: string | null;
}

const columns = `p.id, p.provider_id, p.directory_id, p.ward_id, p.location_id, p.kind, p.state, p.before, p.after, p.reason,
  p.effective_on::text as effective_on, p.proposed_by, p.proposed_at, p.decided_by, p.decided_role, p.decided_at, p.decision_reason, p.applied_at, p.version,
  (select w.name from ward w where w.id = p.ward_id) as ward_name`;
const mostListed = 500;

/** Those that wait for somebody or for their day first, the oldest on top; then the ended ones, the newest on top. */
export async function listProposals(tx: Db, ended: boolean): Promise<ProposalRow[]> {
  const { rows } = await tx.query<ProposalRow>(
    `select ${columns} from reference.ward_proposal p where (p.state in ('proposed', 'approved')) <> $1
     order by case when $1 then coalesce(p.applied_at, p.decided_at, p.proposed_at) end desc, p.proposed_at limit ${mostListed}`,
    [ended],
  );
  return rows;
}

/** Held until the transaction ends: two people who decide at once come one after the other. */
export async function lockProposal(tx: Db, id: string): Promise<ProposalRow | undefined> {
  const { rows } = await tx.query<ProposalRow>(
    `select ${columns} from reference.ward_proposal p where p.id = $1 for update of p`,
    [id],
  );
  return rows[0];
}

export async function insertProposal(
  tx: Db,
  row: Pick<
    ProposalRow,
    | 'id'
    | 'provider_id'
    | 'directory_id'
    | 'ward_id'
    | 'location_id'
    | 'kind'
    | 'before'
    | 'after'
    | 'reason'
    | 'effective_on'
    | 'proposed_by'
    | 'proposed_at'
  >,
): Promise<void> {
  await tx.query(
    `insert into reference.ward_proposal (provider_id, id, directory_id, ward_id, location_id, kind, before, after, reason, effective_on, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.provider_id,
      row.id,
      row.directory_id,
      row.ward_id,
      row.location_id,
      row.kind,
      JSON.stringify(row.before),
      JSON.stringify(row.after),
      row.reason,
      row.effective_on,
      row.proposed_by,
      row.proposed_at,
    ],
  );
}

export interface Decision {
  state: 'approved' | 'refused';
  by: string;
  role: string;
  at: Date;
  reason: string | null;
}

export async function decideProposal(tx: Db, id: string, { state, by, role, at, reason }: Decision): Promise<void> {
  await tx.query(
    'update reference.ward_proposal set state = $2, decided_by = $3, decided_role = $4, decided_at = $5, decision_reason = $6, version = version + 1 where id = $1',
    [id, state, by, role, at, reason],
  );
}

export async function withdrawProposal(tx: Db, id: string): Promise<void> {
  await tx.query(`update reference.ward_proposal set state = 'withdrawn', version = version + 1 where id = $1`, [id]);
}

export async function markApplied(tx: Db, id: string, at: Date): Promise<void> {
  await tx.query(
    `update reference.ward_proposal set state = 'applied', applied_at = $2, version = version + 1 where id = $1`,
    [id, at],
  );
}

/** Approved, and its day has come. */
export async function dueProposals(
  tx: Db,
  today: string,
): Promise<Pick<ProposalRow, 'id' | 'decided_by' | 'decided_role'>[]> {
  const { rows } = await tx.query<Pick<ProposalRow, 'id' | 'decided_by' | 'decided_role'>>(
    `select id, decided_by, decided_role from reference.ward_proposal where state = 'approved' and coalesce(effective_on, $1) <= $1 order by effective_on, decided_at limit 200`,
    [today],
  );
  return rows;
}

const fieldColumns =
  'name, places, setting, security_level, care_intensity, target_groups, sex, age_min, age_max, titles, payers, phone';

const fieldValues = (fields: { [K in keyof WardFields]: WardFields[K] | null }) => [
  fields.name,
  fields.places,
  fields.setting,
  fields.securityLevel,
  fields.careIntensity,
  fields.targetGroups,
  fields.sex,
  fields.ageMin,
  fields.ageMax,
  fields.titles,
  fields.payers,
  fields.phone,
];

type AllFields = Parameters<typeof fieldValues>[0];

export async function insertWard(tx: Db, row: ProposalRow, fields: AllFields, from: Date): Promise<void> {
  await tx.query(
    `insert into reference.ward (id, directory_id, provider_id, location_id, valid_from, ${fieldColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [row.ward_id, row.directory_id, row.provider_id, row.location_id, from, ...fieldValues(fields)],
  );
}

export async function updateWard(tx: Db, wardId: string, fields: AllFields): Promise<void> {
  await tx.query(
    `update reference.ward set (${fieldColumns}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) where id = $1`,
    [wardId, ...fieldValues(fields)],
  );
}

export async function closeWard(tx: Db, wardId: string, at: Date): Promise<void> {
  await tx.query('update reference.ward set valid_to = $2 where id = $1', [wardId, at]);
}

export async function insertChange(
  tx: Db,
  change: {
    providerId: string;
    wardId: string;
    at: Date;
    kind: WardChange['kind'];
    before: object;
    after: object;
    reason: string | null;
    proposalId: string | null;
    by: string;
  },
): Promise<void> {
  await tx.query(
    `insert into reference.ward_change (provider_id, ward_id, at, kind, before, after, reason, proposal_id, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      change.providerId,
      change.wardId,
      change.at,
      change.kind,
      JSON.stringify(change.before),
      JSON.stringify(change.after),
      change.reason,
      change.proposalId,
      change.by,
    ],
  );
}

export async function changesOf(db: Db, wardId: string): Promise<WardChange[]> {
  const { rows } = await db.query<Omit<WardChange, 'at'> & { at: Date }>(
    'select at, kind, before, after, reason from reference.ward_change where ward_id = $1 order by at desc, id desc limit 500',
    [wardId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
