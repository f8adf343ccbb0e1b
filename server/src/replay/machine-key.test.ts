import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { verifyAssertion } from '../platform/auth/machines/machine-assertion.js';
import { readPublicKey } from '../platform/auth/machines/public-key.js';
import { decodeProtectedHeader } from 'jose';
import { MachineKey } from './machine-key.js';

const fileOf = async (text: string): Promise<string> => {
  const name = path.join(await mkdtemp(path.join(tmpdir(), 'machine-key-')), 'key.pem');
  await writeFile(name, text, { mode: 0o600 });
  return name;
};
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;

describe('the key of a machine', () => {
  it.each([
    ['P-256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['Ed25519', () => generateKeyPairSync('ed25519')],
  ])('API-48: of %s signs what the server accepts, under the name that it gave that key', async (_, pair) => {
    const { privateKey, publicKey } = pair();
    const key = await MachineKey.read('client', await fileOf(pem(privateKey)));
    const assertion = await key.assertion('https://beds.example');
    const known = await readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }) as string);
    expect(decodeProtectedHeader(assertion).kid).toBe(known.kid);
    const accepted = verifyAssertion(assertion, 'client', known, ['https://beds.example'], new Date());
    expect((await accepted).jti).toHaveLength(36);
  });

  it.each([['no key at all'], [pem(generateKeyPairSync('x25519').privateKey)]])(
    'a file with something else is refused in words',
    async (text) => {
      await expect(MachineKey.read('client', await fileOf(text))).rejects.toThrow(/holds/);
    },
  );
});
