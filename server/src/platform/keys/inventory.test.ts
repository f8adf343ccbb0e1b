import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
const inventory = readFileSync(path.join(root, 'docs/security/keys.md'), 'utf8');

/** Random numbers and ids are no cryptography to keep an inventory of; everything else of these modules is. */
const ciphers =
  /\b(create(Hmac|Hash|Cipheriv|Decipheriv|Sign|Verify|PrivateKey|PublicKey)|hkdf(Sync)?|scrypt(Sync)?|pbkdf2(Sync)?|generateKeyPair(Sync)?|publicEncrypt|privateDecrypt|diffieHellman)\b/;
const libraries =
  /import (?!type)[^;]*from '(@node-rs\/argon2|jose|openid-client|otpauth|@simplewebauthn\/server)'|crypto\.subtle/;

const sources = (readdirSync(path.join(root, 'server/src'), { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(file))
  .map((file) => `server/src/${file.replaceAll(path.sep, '/')}`);
const uses = (file: string): boolean => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imported = /import \{([^}]*)\} from 'node:crypto'/.exec(text)?.[1] ?? '';
  return ciphers.test(imported) || libraries.test(text);
};

describe('the inventory of keys and ciphers', () => {
  it('SEC-102: names every file that uses cryptography', () => {
    expect(sources.filter((file) => uses(file) && !inventory.includes(`\`${file}\``))).toEqual([]);
  });

  it('SEC-102: names no file that is not there', () => {
    const named = Array.from(inventory.matchAll(/^\| `(server\/src\/[^`]+)`/gm), ([, file = '']) => file);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !sources.includes(file))).toEqual([]);
  });
});
