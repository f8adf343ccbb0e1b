import { randomUUID, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import {
  CipherAlarm,
  keyIdOf,
  newDataKey,
  openField,
  sealField,
  unwrapKey,
  wrapKey,
  type Place,
} from '../platform/keys/field-cipher.js';
import { Keyring } from '../platform/keys/keyring.js';
import type { SealedColumn } from '../platform/keys/sealed-columns.js';
import { KEYRING } from '../platform/tokens.js';

export interface PersonKeyPlace {
  organisationId: string;
  id: string;
}

/** Where a person's wrapped key stands, for the cipher. */
export const keyPlace = (person: PersonKeyPlace, keyId: string): Place => ({
  column: 'care.person_key.wrapped',
  row: keyId,
  organisationId: person.organisationId,
});

/** Seals and opens what is about one person, with the keys of that person. */
export class PersonCipher {
  constructor(
    private readonly person: PersonKeyPlace,
    private readonly keys: ReadonlyMap<string, KeyObject>,
    private readonly newest: string,
  ) {}

  /** `row` is the person unless the table has more rows for one. */
  seal(column: SealedColumn, plain: string | Buffer, row = this.person.id): string {
    const key = must(this.keys.get(this.newest), 'the key of a person');
    return sealField(key, this.newest, this.place(column, row), plain);
  }

  /** Throws a CipherAlarm when it was sealed for another place or person. */
  open(column: string, stored: string, row = this.person.id): Buffer {
    const key = this.keys.get(keyIdOf(stored));
    if (key) return openField(key, this.place(column, row), stored);
    console.error(`ALARM ${new CipherAlarm(this.place(column, row)).message}`);
    throw new CipherAlarm(this.place(column, row));
  }

  private place(column: string, row: string): Place {
    return { column, row, organisationId: this.person.organisationId };
  }
}

/** Each person has a key of their own; the keyring's key wraps it. Whoever destroys the row has erased the person, in every copy (SEC-96). */
@Injectable()
export class PersonVault {
  constructor(@Inject(KEYRING) private readonly keyring: Keyring) {}

  async make(tx: Pick<pg.ClientBase, 'query'>, person: PersonKeyPlace, at: Date): Promise<PersonCipher> {
    const id = randomUUID();
    const key = newDataKey();
    const by = this.keyring.newest('field');
    await tx.query(
      'insert into care.person_key (organisation_id, person_id, id, wrapped, key_id, created_at) values ($1, $2, $3, $4, $5, $6)',
      [person.organisationId, person.id, id, wrapKey(by, keyPlace(person, id), key), by.id, at],
    );
    return new PersonCipher(person, new Map([[id, key]]), id);
  }

  /** Undefined when the database does not hand out the keys to who asks, or when they were destroyed. */
  async of(tx: Pick<pg.ClientBase, 'query'>, person: PersonKeyPlace): Promise<PersonCipher | undefined> {
    const { rows } = await tx.query<{ id: string; wrapped: string; key_id: string }>(
      'select id, wrapped, key_id from care.person_key where organisation_id = $1 and person_id = $2 order by created_at',
      [person.organisationId, person.id],
    );
    const newest = rows.at(-1)?.id;
    if (newest === undefined) return undefined;
    const keys = new Map(rows.map((row) => [row.id, this.unwrap(person, row)]));
    return new PersonCipher(person, keys, newest);
  }

  private unwrap(person: PersonKeyPlace, row: { id: string; wrapped: string; key_id: string }): KeyObject {
    const by = must(this.keyring.find('field', row.key_id), `the field key ${row.key_id}`);
    return unwrapKey(by, keyPlace(person, row.id), row.wrapped);
  }
}
