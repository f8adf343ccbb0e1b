import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/work.js';
import { insertIdentity, type Identity } from './identity.js';
import { PersonIndex } from './person-index.js';
import { PersonVault } from './vault.service.js';

export interface DemoPeople {
  organisationId: string;
  personId: string;
  regionId: string;
  /** Registers them, and follows them from then on. */
  byId: string;
  reference: string;
  identity: Identity;
}

/** Many invented people at once, in the transaction of whoever registers them: the same rows and the same line in the log as one by one. */
@Injectable()
export class DemoPeopleService {
  constructor(
    private readonly vault: PersonVault,
    private readonly index: PersonIndex,
  ) {}

  async enter(tx: Tx, people: readonly DemoPeople[], at: Date): Promise<void> {
    const entries = people.map(({ identity, ...one }) => {
      const { nameIndex, indexKeyId } = this.index.of(identity, null);
      return { ...one, nameIndex: `\\x${nameIndex.toString('hex')}`, indexKeyId };
    });
    await tx.query(insertPersons, [JSON.stringify(entries), at]);
    await tx.query(insertRelations, [JSON.stringify(entries), at]);
    for (const { organisationId, personId: id, identity } of people) {
      const place = { organisationId, id };
      await insertIdentity(tx, place, await this.vault.make(tx, place, at), identity);
    }
    tx.note({
      action: 'C',
      relationBasis: 'treatment',
      objects: people.map(({ personId }) => ({ type: 'person', id: personId, lifecycle: 'created' })),
    });
  }
}

const fields = `"organisationId" uuid, "personId" uuid, "regionId" text, "byId" uuid, reference text, "nameIndex" bytea, "indexKeyId" text`;
const insertPersons = `
  insert into care.person (organisation_id, id, reference, region_id, name_index, index_key_id, created_at, created_by, changed_at, changed_by)
  select p."organisationId", p."personId", p.reference, p."regionId", p."nameIndex", p."indexKeyId", $2, p."byId", $2, p."byId"
  from jsonb_to_recordset($1) as p (${fields})`;
const insertRelations = `
  insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, created_at, created_by)
  select p."organisationId", p."personId", gen_random_uuid(), p."regionId", p."byId", 'treatment', $2, $2, p."byId"
  from jsonb_to_recordset($1) as p (${fields})`;
