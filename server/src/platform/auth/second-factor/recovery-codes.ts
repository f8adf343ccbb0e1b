import { createHmac, randomInt } from 'node:crypto';
import type { Keyring } from '../../keys/keyring.js';

/** Without letters and digits that look alike on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const count = 10;

/** Ten codes of fifty bits, for the day that a phone lies in the canal. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: count }, () => {
    const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });

/** One for each key that is still held, so that a new key leaves the codes on paper good. Keyed: fifty bits alone could be tried out. */
export const recoveryHashes = (keys: Keyring, accountId: string, code: string): Buffer[] =>
  keys.all('index').map(({ key }) =>
    createHmac('sha256', key)
      .update(`recovery ${accountId} ${plain(code)}`)
      .digest(),
  );

const plain = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
