import type { CareRelation, HeldRelation } from '@ketenzicht/shared/person';
import type pg from 'pg';

export interface PersonRow {
  organisationId: string;
  id: string;
  reference: string;
  regionId: string;
  securityLevel: string | null;
  restrictedAt: Date | null;
  restrictionReason: string | null;
  endedAt: Date | null;
  createdAt: Date;
  version: number;
}

const columns =
  'organisation_id as "organisationId", id, reference, region_id as "regionId", security_level as "securityLevel", restricted_at as "restrictedAt", restriction_reason as "restrictionReason", ended_at as "endedAt", created_at as "createdAt", version';

/** As far as the database shows it to who asks. */
export async function personById(tx: Pick<pg.ClientBase, 'query'>, id: string): Promise<PersonRow | undefined> {
  const { rows } = await tx.query<PersonRow>(`select ${columns} from care.person where id = $1 and erased_at is null`, [
    id,
  ]);
  return rows[0];
}

export async function personsBy(
  tx: Pick<pg.ClientBase, 'query'>,
  column: 'reference' | 'name_index' | 'bsn_index',
  values: readonly (string | Buffer)[],
): Promise<PersonRow[]> {
  const type = column === 'reference' ? 'text[]' : 'bytea[]';
  const { rows } = await tx.query<PersonRow>(
    `select ${columns} from care.person where ${column} = any ($1::${type}) and erased_at is null order by created_at desc limit 10`,
    [values],
  );
  return rows;
}

export interface Emergency {
  id: string;
  until: Date;
  reviewDueAt: Date;
  reasonCode: string;
  reasonText: string;
}

export interface Claims {
  relations: HeldRelation[];
  emergency: Emergency | null;
}

/** Everything by which one account may open some persons' files. */
export async function claimsOn(
  tx: Pick<pg.ClientBase, 'query'>,
  accountId: string,
  personIds: readonly string[],
): Promise<Map<string, Claims>> {
  const relations = await tx.query<HeldRelation & { personId: string }>(
    `select person_id as "personId", basis, from_at as "from", until_at as "until", ended_at as "endedAt"
     from care.care_relation where account_id = $1 and person_id = any ($2) and ended_at is null
     -- Following somebody is a relation of its own, for as long as it lasts (ADR 15).
     union all
     select person_id, 'processDirection', reported_at, null, null from ketenveldnorm.trajectory
     where (owner_id = $1 or $1 = any (party_ids)) and person_id = any ($2) and phase in ('reported', 'triaged', 'following')`,
    [accountId, personIds],
  );
  const emergencies = await tx.query<Emergency & { personId: string }>(
    `select distinct on (person_id) person_id as "personId", id, until_at as "until", review_due_at as "reviewDueAt", reason_code as "reasonCode", reason_text as "reasonText"
     from audit.break_glass where account_id = $1 and person_id = any ($2) order by person_id, until_at desc`,
    [accountId, personIds],
  );
  return new Map(
    personIds.map((id) => [
      id,
      {
        relations: relations.rows.filter(({ personId }) => personId === id),
        emergency: emergencies.rows.find(({ personId }) => personId === id) ?? null,
      },
    ]),
  );
}

export async function relationsOf(tx: Pick<pg.ClientBase, 'query'>, person: PersonRow): Promise<CareRelation[]> {
  const { rows } = await tx.query<CareRelation>(
    `select r.id, r.account_id as "accountId", a.name, a.role, r.basis, r.from_at as "from", r.until_at as "until", r.ended_at as "endedAt"
     from care.care_relation r join identity.account a on a.id = r.account_id
     where r.organisation_id = $1 and r.person_id = $2 order by r.ended_at is not null, r.from_at desc limit 200`,
    [person.organisationId, person.id],
  );
  return rows.map((row) => ({
    ...row,
    from: new Date(row.from).toISOString(),
    until: row.until && new Date(row.until).toISOString(),
    endedAt: row.endedAt && new Date(row.endedAt).toISOString(),
  }));
}
