import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@ketenzicht/shared/kernel';
import { blindIndex, blindIndexes } from '../platform/keys/blind-index.js';
import { Keyring } from '../platform/keys/keyring.js';
import { KEYRING } from '../platform/tokens.js';

const purpose = 'placement.own';
/** However somebody typed it: `ab 12-3` and `AB12-3` are one file. */
const normalised = (ownReference: string): string => ownReference.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '');
/** Two organisations that number their files alike do not find each other's. */
type Keeper = Pick<Actor, 'id' | 'organisationId'>;
const scopeOf = ({ id, organisationId }: Keeper): string => organisationId ?? id;

/** The referrer's own file number as a keyed fingerprint: found again by whoever types it again, and never read back. */
@Injectable()
export class OwnReference {
  constructor(@Inject(KEYRING) private readonly keyring: Keyring) {}

  of(keeper: Keeper, ownReference: string | null): { index: Buffer | null; keyId: string | null } {
    if (ownReference === null) return { index: null, keyId: null };
    const { id, key } = this.keyring.newest('index');
    return { index: blindIndex(key, purpose, scopeOf(keeper), normalised(ownReference)), keyId: id };
  }

  /** Under every key there is: requests of before a rotation are found as well. */
  all(keeper: Keeper, ownReference: string): Buffer[] {
    return blindIndexes(this.keyring, purpose, scopeOf(keeper), normalised(ownReference));
  }
}
