import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, ensure, must } from '@ketenzicht/shared/kernel';
import { checkBirthDate, referenceFrom, type NewPerson } from '@ketenzicht/shared/person';
import type pg from 'pg';
import { canonical } from '../platform/audit/seal.js';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/work.js';
import { CONFIG } from '../platform/tokens.js';
import { insertIdentity } from './identity.js';
import { PersonGate, lineAbout } from './person-gate.service.js';
import { PersonIndex, colleagueNamed } from './person-index.js';
import { personById, personsBy, type PersonRow } from './person.queries.js';
import { PersonVault } from './vault.service.js';

/** Two colleagues who register the same person at the same moment: the second one waits, and then finds the first one's. */
const lock = 7200;

/** A person enters: found to be new, given a pseudonym and a key, and followed by whoever registers. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly gate: PersonGate,
    private readonly vault: PersonVault,
    private readonly index: PersonIndex,
    @Inject(CONFIG) private readonly config: Pick<Config, 'bsn'>,
  ) {}

  async register(visit: Visit, asked: NewPerson, key: string): Promise<PersonRow> {
    refuseBsn(asked, this.config);
    checkBirthDate(asked.birthDate, visit.at);
    return this.gate.act(visit, { action: 'C' }, async (tx) => {
      const organisationId = must(visit.actor.organisationId, 'the organisation of a provider');
      await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [lock, organisationId]);
      const done = await this.doneBefore(tx, visit, key, asked);
      if (done) return done;
      await checkRegion(tx, visit, asked.regionId);
      await this.refuseKnown(tx, organisationId, asked);
      return this.enter(tx, visit, organisationId, asked, key);
    });
  }

  private async doneBefore(tx: Tx, visit: Visit, key: string, asked: NewPerson): Promise<PersonRow | undefined> {
    const { rows } = await tx.query<{ fingerprint: string; id: string }>(
      'select fingerprint, person_id as id from care.request_key where actor_id = $1 and key = $2',
      [visit.actor.id, key],
    );
    if (!rows[0]) return undefined;
    ensure(
      this.index.marks('register', canonical(asked)).includes(rows[0].fingerprint),
      'idempotency.reused',
      'This Idempotency-Key was used for something else.',
    );
    const person = await personById(tx, rows[0].id);
    if (person) tx.note(lineOfRegistration(visit, person));
    return person;
  }

  /** Only of one's own organisation: that another one knows somebody is nobody's business here. The same BSN is the same person, whatever is said. */
  private async refuseKnown(tx: Tx, organisationId: string, asked: NewPerson): Promise<void> {
    const byBsn = asked.bsn ? await personsBy(tx, 'bsn_index', this.index.bsns(asked.bsn)) : [];
    const byName = asked.isAnotherPerson
      ? []
      : await personsBy(tx, 'name_index', this.index.names(asked.familyName, asked.birthDate));
    const known = [...byBsn, ...byName].find((one) => one.organisationId === organisationId);
    if (!known) return;
    throw new RuleError(
      'person.exists',
      byBsn.length > 0
        ? 'Your organisation already knows somebody with this BSN.'
        : 'Your organisation already knows somebody with this name and date of birth. Is this somebody else? Then say so and register again.',
      [],
      { person: { id: known.id, reference: known.reference } },
    );
  }

  private async enter(tx: Tx, visit: Visit, organisationId: string, asked: NewPerson, key: string): Promise<PersonRow> {
    const staff = await colleagueNamed(tx, organisationId, asked);
    const id = await insertPerson(tx, visit, { organisationId, ...asked, ...this.index.of(asked, staff) });
    const cipher = await this.vault.make(tx, { organisationId, id }, visit.at);
    await insertIdentity(tx, { organisationId, id }, cipher, asked);
    await tx.query(
      'insert into care.request_key (organisation_id, actor_id, key, fingerprint, person_id, recorded_at) values ($1, $2, $3, $4, $5, $6)',
      [organisationId, visit.actor.id, key, this.index.mark('register', canonical(asked)), id, visit.at],
    );
    const person = must(await personById(tx, id), 'the person just registered');
    tx.note(lineOfRegistration(visit, person));
    return person;
  }
}

/** Without BSN=on the field is not there at all. */
export function refuseBsn(asked: { bsn?: string | null | undefined }, { bsn }: Pick<Config, 'bsn'>): void {
  if (bsn || asked.bsn === undefined) return;
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
    { pointer: '/bsn', code: 'input.unknown_field', detail: 'This field is not known here.' },
  ]);
}

export async function checkRegion(tx: Pick<pg.ClientBase, 'query'>, { actor }: Visit, regionId: string): Promise<void> {
  const { rowCount } = await tx.query('select from reference.region where id = $1 and directory_id = $2', [
    regionId,
    actor.directoryId,
  ]);
  if (rowCount !== 0) return;
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
    { pointer: '/regionId', code: 'person.region', detail: 'There is no such region in your register.' },
  ]);
}

const lineOfRegistration = (visit: Visit, { id }: PersonRow) =>
  lineAbout(
    visit,
    { basis: 'treatment', emergency: null },
    { action: 'C', objects: [{ type: 'person', id, lifecycle: 'created' }] },
  );

type Entry = NewPerson & ReturnType<PersonIndex['of']> & { organisationId: string };

/** With the relation of whoever registers, without which they could not even write the rest. */
async function insertPerson(tx: Pick<pg.ClientBase, 'query'>, { actor, at }: Visit, entry: Entry): Promise<string> {
  const id = randomUUID();
  for (let tries = 0; ; tries++) {
    const { rowCount } = await tx.query(
      `insert into care.person (organisation_id, id, reference, region_id, security_level, name_index, bsn_index, staff_index, index_key_id, created_at, created_by, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $11) on conflict (reference) do nothing`,
      [
        entry.organisationId,
        id,
        referenceFrom(randomBytes(7)),
        entry.regionId,
        entry.securityLevel ?? null,
        entry.nameIndex,
        entry.bsnIndex,
        entry.staffIndex,
        entry.indexKeyId,
        at,
        actor.id,
      ],
    );
    if (rowCount === 1) break;
    if (tries === 3) throw new Error('no free reference');
  }
  await tx.query(
    `insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, created_at, created_by)
     values ($1, $2, $3, $4, $5, 'treatment', $6, $6, $5)`,
    [entry.organisationId, id, randomUUID(), entry.regionId, actor.id, at],
  );
  return id;
}
