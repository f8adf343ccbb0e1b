import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleError, ensure, type Role } from '@ketenzicht/shared/kernel';
import {
  mayBeGiven,
  mayGiveRelation,
  type Candidate,
  type NewRelation,
  type RelationEnd,
} from '@ketenzicht/shared/person';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { PersonGate, lineAbout } from './person-gate.service.js';
import type { PersonRow } from './person.queries.js';

interface Account {
  id: string;
  name: string;
  role: Role;
  organisationId: string | null;
  regionIds: string[];
}

/** Who follows a person, and who lets whom in. */
@Injectable()
export class RelationService {
  constructor(private readonly gate: PersonGate) {}

  /** Colleagues and chain directors who may be let in. */
  candidates(visit: Visit, personId: string): Promise<Candidate[]> {
    return this.gate.act(visit, { id: personId, action: 'R' }, async (tx) => {
      const { person, basis } = await this.giving(tx, visit, personId);
      const { rows } = await tx.query<Account>(
        `${accounts} and ((organisation_id = $1 and role = 'provider') or (role = 'chainDirector' and $2 = any (region_ids))) order by name limit 500`,
        [person.organisationId, person.regionId],
      );
      const objects = [{ type: 'person' as const, id: personId, segment: 'candidates' }];
      tx.note(lineAbout(visit, { basis: basis ?? 'none', emergency: null }, { action: 'R', objects }));
      return rows.map(({ id, name, role }) => ({ accountId: id, name, role }));
    });
  }

  add(visit: Visit, personId: string, asked: NewRelation): Promise<{ id: string }> {
    ensure(
      !asked.until || new Date(asked.until) > visit.at,
      'relation.past',
      'Let it end later than now, or leave the end open.',
    );
    return this.gate.act(visit, { id: personId, action: 'C' }, async (tx) => {
      const { person, basis } = await this.giving(tx, visit, personId);
      await this.checkGiven(tx, person, asked);
      const id = await insertRelation(tx, visit, person, asked);
      if (person.endedAt) await markEnd(tx, visit, person, null);
      const objects = [
        { type: 'person' as const, id: personId, segment: 'relations', lifecycle: 'changed' as const },
        { type: 'account' as const, id: asked.accountId, after: asked.basis },
      ];
      tx.note(lineAbout(visit, { basis: basis ?? 'none', emergency: null }, { action: 'C', objects }));
      return { id };
    });
  }

  /** One's own, or another's when one may let people in. With the last one the organisation's care ends, and the term of keeping begins. */
  end(visit: Visit, personId: string, relationId: string, { reason, noPersonalData }: RelationEnd): Promise<void> {
    return this.gate.act(visit, { id: personId, action: 'U' }, async (tx) => {
      const { person, basis } = await this.gate.find(tx, visit, personId);
      const { rows } = await tx.query<{ id: string; account_id: string; basis: string }>(
        'select id, account_id, basis from care.care_relation where organisation_id = $1 and person_id = $2 and ended_at is null',
        [person.organisationId, personId],
      );
      const ending = rows.find(({ id }) => id === relationId);
      if (!ending) throw new RuleError('relation.unknown', 'There is no such relation that you may end.');
      if (ending.account_id !== visit.actor.id && !mayGiveRelation(visit.actor, person, basis)) throw mayNotGive();
      if (rows.length === 1) await markEnd(tx, visit, person, visit.at);
      await tx.query(
        'update care.care_relation set ended_at = $4, ended_by = $5, ended_reason = $6 where organisation_id = $1 and person_id = $2 and id = $3',
        [person.organisationId, personId, relationId, visit.at, visit.actor.id, reason],
      );
      tx.note(
        lineAbout(
          visit,
          { basis: basis ?? 'none', emergency: null },
          {
            action: 'U',
            ...(noPersonalData && { event: 'relation.end.textChecked' }),
            objects: [
              { type: 'person', id: personId, segment: 'relations', lifecycle: 'changed' },
              { type: 'account', id: ending.account_id, before: ending.basis, after: 'ended' },
            ],
          },
        ),
      );
    });
  }

  private async giving(tx: Tx, visit: Visit, personId: string) {
    const found = await this.gate.find(tx, visit, personId);
    if (!mayGiveRelation(visit.actor, found.person, found.basis)) throw mayNotGive();
    return found;
  }

  /** An account that does not exist and one that may not be given are the same to who asks. */
  private async checkGiven(tx: Tx, person: PersonRow, { accountId, basis }: NewRelation): Promise<void> {
    const { rows } = await tx.query<Account>(`${accounts} and id = $1`, [accountId]);
    if (rows[0] && mayBeGiven(rows[0], person, basis)) return;
    throw new RuleError(
      'relation.unfit',
      'This person can have no such relation: choose a colleague, or the chain director of the region.',
    );
  }
}

const accounts =
  'select id, name, role, organisation_id as "organisationId", region_ids as "regionIds" from identity.account where disabled_at is null';

const mayNotGive = () =>
  new RuleError(
    'relation.denied',
    'Only those who follow this person, or the administrator of the organisation, decide who does.',
  );

async function insertRelation(tx: Tx, { actor, at }: Visit, person: PersonRow, asked: NewRelation): Promise<string> {
  const id = randomUUID();
  const { rows } = await tx.query(
    'select from care.care_relation where organisation_id = $1 and person_id = $2 and account_id = $3 and ended_at is null',
    [person.organisationId, person.id, asked.accountId],
  );
  ensure(rows.length === 0, 'relation.exists', 'There is such a relation already. End it first.');
  await tx.query(
    `insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, until_at, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9)`,
    [
      person.organisationId,
      person.id,
      id,
      person.regionId,
      asked.accountId,
      asked.basis,
      at,
      asked.until ?? null,
      actor.id,
    ],
  );
  return id;
}

const markEnd = (tx: Tx, { actor, at }: Visit, person: PersonRow, endedAt: Date | null) =>
  tx.query(
    'update care.person set ended_at = $3, changed_at = $4, changed_by = $5, version = version + 1 where organisation_id = $1 and id = $2',
    [person.organisationId, person.id, endedAt, at, actor.id],
  );
