import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const folder = mkdtempSync(path.join(tmpdir(), 'ketenzicht-oidc-'));
const keyFile = path.join(folder, 'client.pem');
writeFileSync(
  keyFile,
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
const wrongFile = path.join(folder, 'wrong.pem');
writeFileSync(wrongFile, 'no key');

const right = {
  OIDC_ISSUER: 'https://id.example.org/realms/x',
  OIDC_CLIENT_ID: 'ketenzicht',
  OIDC_PRIVATE_KEY_FILE: keyFile,
};
const read = (env: Record<string, string>) => readConfig(env, '/srv/ketenzicht');

describe('the identity provider in the configuration', () => {
  it('asks for the eIDAS level substantial unless told otherwise', () => {
    expect(read(right).oidc).toMatchObject({
      issuer: right.OIDC_ISSUER,
      acr: 'http://eidas.europa.eu/LoA/substantial',
      levels: { 'http://eidas.europa.eu/LoA/high': 'high' },
      organisationClaim: 'ura',
    });
  });

  it('takes the levels as this provider names them', () => {
    const { oidc } = read({ ...right, OIDC_ACR: '2', OIDC_ACR_LEVELS: '{"1":"low","2":"substantial"}' });
    expect([oidc?.acr, oidc?.levels['1']]).toEqual(['2', 'low']);
  });

  it('names every fault at once', () => {
    expect(() =>
      read({ PORT: 'x', OIDC_ISSUER: 'http://id.example.org', OIDC_CLIENT_SECRET: 'short', OIDC_ACR_LEVELS: '[' }),
    ).toThrow(/PORT: [^]*OIDC_ISSUER: [^]*OIDC_CLIENT_SECRET: [^]*OIDC_ACR_LEVELS: [^]*OIDC_CLIENT_ID: is missing/);
  });

  it.each([
    [{ OIDC_PRIVATE_KEY_FILE: wrongFile }, /OIDC_PRIVATE_KEY_FILE: a readable file/],
    [{ OIDC_PRIVATE_KEY_FILE: '/nowhere' }, /OIDC_PRIVATE_KEY_FILE: a readable file/],
    [{ OIDC_CLIENT_SECRET: 'a secret of some length' }, /not both/],
    [{ OIDC_ISSUER: '' }, /OIDC_ISSUER: is missing/],
    [{ OIDC_ISSUER: 'https://id.example.org?x=1' }, /OIDC_ISSUER: must be/],
    [{ OIDC_ACR: 'urn:unknown' }, /OIDC_ACR: is not one/],
    [{ OIDC_ACR: 'http://eidas.europa.eu/LoA/low' }, /OIDC_ACR: a second factor/],
    [{ HOST: '0.0.0.0', DEMO_ACCOUNTS: 'off' }, /PUBLIC_URL: is missing/],
    [{ PUBLIC_URL: 'http://ketenzicht.example.org' }, /PUBLIC_URL: must be/],
  ])('SEC-22, SEC-34: refuses %j', (more, message) => {
    expect(() => read({ ...right, ...(more as Record<string, string>) })).toThrow(message);
  });
});
