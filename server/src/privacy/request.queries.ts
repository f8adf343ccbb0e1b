import { RuleError } from '@ketenzicht/shared/kernel';
import type { RequestKind, RequestState, SubjectRequest } from '@ketenzicht/shared/privacy';
import type { Tx } from '../platform/database/work.js';

export interface PersonRow {
  organisationId: string;
  id: string;
  reference: string;
  restrictedAt: Date | null;
  endedAt: Date | null;
}

const personColumns =
  'organisation_id as "organisationId", id, reference, restricted_at as "restrictedAt", ended_at as "endedAt"';

/** Throws `person.unknown` for a reference that nobody has, or had: which of the two is not told. */
export async function personBy(tx: Tx, reference: string): Promise<PersonRow> {
  const { rows } = await tx.query<PersonRow>(`select ${personColumns} from care.person where reference = $1`, [
    reference,
  ]);
  if (rows[0]) return rows[0];
  throw new RuleError('person.unknown', 'There is nobody with this reference. Check it letter by letter.');
}

export interface RequestRow {
  organisationId: string;
  id: string;
  personId: string;
  reference: string;
  kind: RequestKind;
  state: RequestState;
  ground: string | null;
  proposedBy: string | null;
  restrictedAt: Date | null;
  endedAt: Date | null;
}

/** Locked until the transaction ends. Throws `subject_request.unknown`. */
export async function requestById(tx: Tx, id: string): Promise<RequestRow> {
  const { rows } = await tx.query<RequestRow>(
    `select r.organisation_id as "organisationId", r.id, r.person_id as "personId", r.person_reference as reference, r.kind, r.state, r.ground,
       r.proposed_by as "proposedBy", p.restricted_at as "restrictedAt", p.ended_at as "endedAt"
     from privacy.subject_request r left join care.person p on p.organisation_id = r.organisation_id and p.id = r.person_id
     where r.id = $1 for update of r`,
    [id],
  );
  if (rows[0]) return rows[0];
  throw new RuleError('subject_request.unknown', 'There is no such request.');
}

export const personOfRequest = (request: RequestRow) => ({
  organisationId: request.organisationId,
  id: request.personId,
});

interface ListedRow extends Omit<SubjectRequest, 'receivedOn' | 'dueOn' | 'decidedAt' | 'export'> {
  receivedOn: string;
  dueOn: string;
  decidedAt: Date | null;
  exportId: string | null;
  exportState: NonNullable<SubjectRequest['export']>['state'];
  preparedAt: Date | null;
  expiresAt: Date | null;
}

/** Open ones by their clock, then what was decided lately. */
export async function requestsFor(tx: Tx, actorId: string, at: Date): Promise<SubjectRequest[]> {
  const { rows } = await tx.query<ListedRow>(
    `select r.id, r.person_reference as reference, r.kind, r.received_on::text as "receivedOn", r.due_on::text as "dueOn", r.state, r.ground,
       r.decided_at as "decidedAt", coalesce(r.proposed_by, r.opened_by) = $1 as mine, p.restricted_at is not null as "isRestricted",
       e.id as "exportId", case when e.state = 'ready' and e.expires_at <= $2 then 'expired' else e.state end as "exportState",
       e.prepared_at as "preparedAt", e.expires_at as "expiresAt"
     from privacy.subject_request r
     left join care.person p on p.organisation_id = r.organisation_id and p.id = r.person_id
     left join lateral (select * from privacy.person_export e where e.organisation_id = r.organisation_id and e.request_id = r.id
       order by e.asked_at desc limit 1) e on true
     order by r.decided_at is not null, r.due_on, r.decided_at desc limit 500`,
    [actorId, at],
  );
  return rows.map(({ exportId, exportState, preparedAt, expiresAt, ...row }) => ({
    ...row,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    export: exportId
      ? {
          id: exportId,
          state: exportState,
          preparedAt: preparedAt?.toISOString() ?? null,
          expiresAt: expiresAt?.toISOString() ?? null,
        }
      : null,
  }));
}

export const setRequest = (
  tx: Tx,
  { organisationId, id }: Pick<RequestRow, 'organisationId' | 'id'>,
  { state, ground, by, at }: { state: 'done' | 'refused'; ground: string | null; by: string; at: Date },
) =>
  tx.query(
    'update privacy.subject_request set state = $3, ground = coalesce($4, ground), decided_by = $5, decided_at = $6 where organisation_id = $1 and id = $2',
    [organisationId, id, state, ground, by, at],
  );

/** Everyone for whom this file opened, or opens, is told, under the pseudonym only: by a relation, or because they answered for whoever is followed or took part (GDPR article 19). */
export const tellRecipients = (
  tx: Tx,
  { organisationId, personId, reference }: Pick<RequestRow, 'organisationId' | 'personId' | 'reference'>,
  kind: 'restricted' | 'erased',
  at: Date,
) =>
  tx.query(
    `insert into privacy.recipient_notice (organisation_id, id, person_id, person_reference, account_id, kind, created_at)
     select $1, gen_random_uuid(), $2, $3, whom, $4, $5::timestamptz from (
       select account_id as whom from care.care_relation where organisation_id = $1 and person_id = $2
       union select unnest(t.owner_id || t.party_ids) from ketenveldnorm.trajectory t where t.organisation_id = $1 and t.person_id = $2
       union select n.owner_id from ketenveldnorm.tenure n join ketenveldnorm.trajectory t on t.id = n.trajectory_id where t.organisation_id = $1 and t.person_id = $2
       union select h.to_owner_id from ketenveldnorm.handover h join ketenveldnorm.trajectory t on t.id = h.trajectory_id where t.organisation_id = $1 and t.person_id = $2
       union select (s.detail ->> 'who')::uuid from ketenveldnorm.step s join ketenveldnorm.trajectory t on t.id = s.trajectory_id
         where t.organisation_id = $1 and t.person_id = $2 and s.kind in ('joined', 'askedAlong', 'letGo')) told`,
    [organisationId, personId, reference, kind, at],
  );
