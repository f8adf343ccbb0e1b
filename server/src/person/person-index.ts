import { Inject, Injectable } from '@nestjs/common';
import { comparableName } from '@ketenzicht/shared/person';
import type pg from 'pg';
import { blindIndex, blindIndexes } from '../platform/keys/blind-index.js';
import { Keyring } from '../platform/keys/keyring.js';
import { KEYRING } from '../platform/tokens.js';
import type { Identity } from './identity.js';

export interface IndexedPerson {
  nameIndex: Buffer;
  bsnIndex: Buffer | null;
  staffIndex: Buffer | null;
  indexKeyId: string;
}

/** By what a person is found although nothing of them can be read. Each row says under which key; a search asks under all of them. */
@Injectable()
export class PersonIndex {
  constructor(@Inject(KEYRING) private readonly keyring: Keyring) {}

  /** `staff`: the account of a colleague by the same name, if there is one. */
  of({ familyName, birthDate, bsn }: Identity, staff: string | null): IndexedPerson {
    const { id, key } = this.keyring.newest('index');
    return {
      nameIndex: blindIndex(key, 'person.name', comparableName(familyName ?? ''), birthDate ?? ''),
      bsnIndex: bsn ? blindIndex(key, 'person.bsn', bsn) : null,
      staffIndex: staff ? blindIndex(key, 'person.staff', staff) : null,
      indexKeyId: id,
    };
  }

  names(familyName: string, birthDate: string): Buffer[] {
    return blindIndexes(this.keyring, 'person.name', comparableName(familyName), birthDate);
  }

  bsns(bsn: string): Buffer[] {
    return blindIndexes(this.keyring, 'person.bsn', bsn);
  }

  /** A mark for the log by which equal questions are seen to be equal, and which says nothing more. */
  mark(...question: string[]): string {
    return this.marks(...question)[0] ?? '';
  }

  marks(...question: string[]): string[] {
    return blindIndexes(this.keyring, 'person.question', ...question).map((hash) =>
      hash.toString('base64url').slice(0, 22),
    );
  }
}

/** Somebody who works at the organisation and bears the same name: maybe themselves, so that looking at this file is looked at. */
export async function colleagueNamed(
  tx: Pick<pg.ClientBase, 'query'>,
  organisationId: string,
  { familyName, givenNames }: Identity,
): Promise<string | null> {
  if (!familyName || !givenNames) return null;
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from identity.account where organisation_id = $1',
    [organisationId],
  );
  const [first = ''] = givenNames.split(' ');
  const wanted = new Set([`${givenNames} ${familyName}`, `${first} ${familyName}`].map(comparableName));
  return rows.find(({ name }) => wanted.has(comparableName(name)))?.id ?? null;
}
