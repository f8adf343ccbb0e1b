import { identityFields, type IdentityField } from '@ketenzicht/shared/person';
import type pg from 'pg';
import type { PersonCipher, PersonKeyPlace } from './vault.service.js';

export type Identity = Partial<Record<IdentityField, string | null | undefined>>;

const columnOf = {
  familyName: 'family_name',
  givenNames: 'given_names',
  birthDate: 'birth_date',
  bsn: 'bsn',
  phone: 'phone',
  address: 'address',
  contact: 'contact',
} as const satisfies Record<IdentityField, string>;

export const identityColumn = (field: IdentityField) => `care.person_identity.${columnOf[field]}` as const;

export async function insertIdentity(
  tx: Pick<pg.ClientBase, 'query'>,
  { organisationId, id }: PersonKeyPlace,
  cipher: PersonCipher,
  identity: Identity,
): Promise<void> {
  await tx.query(
    `insert into care.person_identity (organisation_id, person_id, ${identityFields.map((field) => columnOf[field]).join(', ')})
     values ($1, $2, ${identityFields.map((_, at) => `$${at + 3}`).join(', ')})`,
    [organisationId, id, ...sealed(cipher, identity)],
  );
}

export async function updateIdentity(
  tx: Pick<pg.ClientBase, 'query'>,
  { organisationId, id }: PersonKeyPlace,
  cipher: PersonCipher,
  identity: Identity,
): Promise<void> {
  await tx.query(
    `update care.person_identity set ${identityFields.map((field, at) => `${columnOf[field]} = $${at + 3}`).join(', ')}
     where organisation_id = $1 and person_id = $2`,
    [organisationId, id, ...sealed(cipher, identity)],
  );
}

export async function readIdentity(
  tx: Pick<pg.ClientBase, 'query'>,
  { organisationId, id }: PersonKeyPlace,
  cipher: PersonCipher,
): Promise<Record<IdentityField, string | null>> {
  const { rows } = await tx.query<Record<string, string | null>>(
    'select * from care.person_identity where organisation_id = $1 and person_id = $2',
    [organisationId, id],
  );
  const row = rows[0] ?? {};
  return Object.fromEntries(
    identityFields.map((field) => {
      const stored = row[columnOf[field]];
      return [field, stored ? cipher.open(identityColumn(field), stored).toString() : null];
    }),
  ) as Record<IdentityField, string | null>;
}

const sealed = (cipher: PersonCipher, identity: Identity): (string | null)[] =>
  identityFields.map((field) => {
    const value = identity[field];
    return value ? cipher.seal(identityColumn(field), value) : null;
  });
