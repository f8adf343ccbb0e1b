import { Inject, Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import {
  checkBirthDate,
  identityFields,
  basisOf,
  maskBsn,
  mayBreakGlass,
  mayFindPerson,
  type FoundPerson,
  type PersonCorrection,
  type PersonFile,
  type PersonIdentity,
  type PersonSearch,
} from '@ketenzicht/shared/person';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/work.js';
import { CONFIG } from '../platform/tokens.js';
import { identityColumn, readIdentity, updateIdentity, type Identity } from './identity.js';
import { PersonGate, lineAbout, unknownPerson, type Opened } from './person-gate.service.js';
import { PersonIndex, colleagueNamed } from './person-index.js';
import { claimsOn, personsBy, relationsOf, type PersonRow } from './person.queries.js';
import { checkRegion, refuseBsn } from './register.service.js';
import { PersonVault, type PersonCipher } from './vault.service.js';

@Injectable()
export class PersonService {
  constructor(
    private readonly gate: PersonGate,
    private readonly vault: PersonVault,
    private readonly index: PersonIndex,
    @Inject(CONFIG) private readonly config: Pick<Config, 'bsn'>,
  ) {}

  async search(visit: Visit, question: PersonSearch): Promise<FoundPerson[]> {
    refuseBsn('bsn' in question ? question : {}, this.config);
    return this.gate.act(visit, { action: 'R' }, async (tx) => {
      const persons = await this.matching(tx, visit, question);
      const found = await withDoors(tx, visit, persons);
      tx.note(
        lineAbout(
          visit,
          { basis: 'none', emergency: null },
          {
            action: 'R',
            objects: [
              { type: 'search', id: Object.keys(question).join('+'), query: this.markOf(question) },
              ...found.map(({ id }) => ({ type: 'person' as const, id, segment: 'pseudonym' })),
            ],
          },
        ),
      );
      return found;
    });
  }

  /** Somebody of another organisation is found by the whole reference only, by those who may have to help in an emergency. */
  private async matching(tx: Tx, { actor }: Visit, question: PersonSearch): Promise<PersonRow[]> {
    if ('reference' in question) {
      const persons = await personsBy(tx, 'reference', [question.reference]);
      return persons.filter((person) => mayFindPerson(actor, person) || mayBreakGlass(actor, person));
    }
    const persons =
      'bsn' in question
        ? await personsBy(tx, 'bsn_index', this.index.bsns(question.bsn))
        : await personsBy(tx, 'name_index', this.index.names(question.familyName, question.birthDate));
    return persons.filter((person) => mayFindPerson(actor, person));
  }

  /** A reference is a pseudonym and may stand in the log; a name may not. */
  private markOf(question: PersonSearch): string {
    return 'reference' in question ? question.reference : this.index.mark(...Object.values(question));
  }

  /** The pseudonymous part: relations, state, why it opens. */
  file(visit: Visit, id: string): Promise<PersonFile> {
    return this.gate.act(visit, { id, action: 'R' }, async (tx) => {
      const opened = await this.gate.open(tx, visit, id);
      const relations = await relationsOf(tx, opened.person);
      tx.note(lineAbout(visit, opened, { action: 'R', objects: [{ type: 'person', id, segment: 'relations' }] }));
      return { ...fileOf(opened), relations };
    });
  }

  identity(visit: Visit, id: string): Promise<PersonIdentity> {
    return this.gate.act(visit, { id, action: 'R' }, async (tx) => {
      const opened = await this.gate.open(tx, visit, id);
      const { bsn, ...known } = await readIdentity(tx, opened.person, await this.cipherOf(tx, opened.person));
      tx.note(lineAbout(visit, opened, { action: 'R', objects: [{ type: 'person', id, segment: 'identity' }] }));
      return {
        version: opened.person.version,
        ...(known as Omit<PersonIdentity, 'bsn' | 'version'>),
        ...(this.config.bsn && { bsn: bsn && maskBsn(bsn) }),
      };
    });
  }

  /** Corrects what is known (GDPR article 16) and keeps, sealed, what stood there and why it changed. An emergency is for looking only. */
  async correct(visit: Visit, id: string, asked: PersonCorrection, seen: number): Promise<PersonRow> {
    refuseBsn(asked, this.config);
    checkBirthDate(asked.birthDate, visit.at);
    return this.gate.act(visit, { id, action: 'U' }, async (tx) => {
      const opened = await this.gate.open(tx, visit, id);
      const { person, basis } = opened;
      if (basis === 'emergency') throw new RuleError('person.no_relation', 'In an emergency you may look, not change.');
      if (person.version !== seen)
        throw new RuleError('person.stale', 'Somebody changed this meanwhile. Look again before you save.', [], {
          version: person.version,
        });
      if (asked.regionId !== person.regionId) await checkRegion(tx, visit, asked.regionId);
      const changed = await this.rewrite(tx, visit, person, asked);
      const objects = changed.map((segment) => ({
        type: 'person' as const,
        id,
        segment,
        lifecycle: 'changed' as const,
      }));
      tx.note(lineAbout(visit, opened, { action: 'U', objects: objects.length ? objects : [{ type: 'person', id }] }));
      return { ...person, version: person.version + 1 };
    });
  }

  private async rewrite(tx: Tx, visit: Visit, person: PersonRow, asked: PersonCorrection): Promise<string[]> {
    const cipher = await this.cipherOf(tx, person);
    const before = await readIdentity(tx, person, cipher);
    const after: Identity = { ...asked, bsn: asked.bsn === undefined ? before.bsn : asked.bsn };
    const changed = identityFields.filter((field) => (before[field] ?? null) !== (after[field] ?? null));
    const moved = asked.regionId !== person.regionId || (asked.securityLevel ?? null) !== person.securityLevel;
    // First: of two who saved at once this lets one through.
    const indexed = this.index.of(after, await colleagueNamed(tx, person.organisationId, after));
    const { rowCount } = await tx.query(
      `update care.person set region_id = $3, security_level = $4, name_index = $5, bsn_index = $6, staff_index = $7, index_key_id = $8, changed_at = $9, changed_by = $10, version = version + 1
       where organisation_id = $1 and id = $2 and version = $11`,
      [
        person.organisationId,
        person.id,
        asked.regionId,
        asked.securityLevel ?? null,
        indexed.nameIndex,
        indexed.bsnIndex,
        indexed.staffIndex,
        indexed.indexKeyId,
        visit.at,
        visit.actor.id,
        person.version,
      ],
    );
    if (rowCount !== 1)
      throw new RuleError('person.stale', 'Somebody changed this meanwhile. Look again before you save.');
    await keepHistory(tx, visit, person, {
      cipher,
      reason: asked.reason,
      old: [
        ...changed.map((field): [string, string | null] => [identityColumn(field), before[field]]),
        ...(moved
          ? [['care.person.region_id', `${person.regionId} ${person.securityLevel ?? ''}`] as [string, string]]
          : []),
      ],
    });
    await updateIdentity(tx, person, cipher, after);
    return [...changed, ...(moved ? ['placing'] : [])];
  }

  /** Without keys there is no person any more: erased, and the row not gone yet. */
  private async cipherOf(tx: Tx, person: PersonRow): Promise<PersonCipher> {
    const cipher = await this.vault.of(tx, person);
    if (!cipher) throw unknownPerson();
    return cipher;
  }
}

const fileOf = ({ person, basis, emergency }: Opened): Omit<PersonFile, 'relations'> => ({
  id: person.id,
  reference: person.reference,
  organisationId: person.organisationId,
  regionId: person.regionId,
  securityLevel: person.securityLevel,
  createdAt: person.createdAt.toISOString(),
  endedAt: person.endedAt?.toISOString() ?? null,
  version: person.version,
  restricted: person.restrictedAt && { at: person.restrictedAt.toISOString(), reason: person.restrictionReason },
  basis,
  emergencyUntil: emergency?.until.toISOString() ?? null,
});

/** Whether each file opens for who asks. */
async function withDoors(tx: Tx, { actor, at }: Visit, persons: PersonRow[]): Promise<FoundPerson[]> {
  const claims = await claimsOn(
    tx,
    actor.id,
    persons.map(({ id }) => id),
  );
  return persons.map((person) => {
    const { relations, emergency } = claims.get(person.id) ?? { relations: [], emergency: null };
    const { id, reference, organisationId, regionId } = person;
    const opens = basisOf(actor, person, { relations, emergencyUntil: emergency?.until ?? null, at }) !== null;
    return { id, reference, organisationId, regionId, opens };
  });
}

async function keepHistory(
  tx: Tx,
  { actor, at }: Visit,
  person: PersonRow,
  { cipher, reason, old }: { cipher: PersonCipher; reason: string; old: readonly [string, string | null][] },
): Promise<void> {
  const row = (field: string) => `${person.id} ${person.version} ${field}`;
  await tx.query(
    `insert into care.person_history (organisation_id, person_id, version, field, old_value, reason, changed_at, changed_by)
     select $1, $2, $3, field, old_value, reason, $7, $8 from unnest($4::text[], $5::text[], $6::text[]) as o (field, old_value, reason)`,
    [
      person.organisationId,
      person.id,
      person.version,
      old.map(([field]) => field),
      old.map(([field, value]) => value && cipher.seal('care.person_history.old_value', value, row(field))),
      old.map(([field]) => cipher.seal('care.person_history.reason', reason, row(field))),
      at,
      actor.id,
    ],
  );
}
