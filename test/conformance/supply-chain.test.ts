import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { looseEntries, looseRanges } from '../../.ci/lock.mjs';
import { secretsIn, scan } from '../../.ci/secrets.mjs';
import { differences, makeBill } from '../../.ci/sbom.mjs';
import { auditFaults, knownFaults } from '../../.ci/vulnerabilities.mjs';

const repository = new URL('../../', import.meta.url);
const lockfile = JSON.parse(readFileSync(new URL('package-lock.json', repository), 'utf8')) as {
  packages: Record<string, object>;
};
const planted = (place: string, entry: object) => ({ packages: { ...lockfile.packages, [place]: entry } });

describe('what comes from elsewhere', () => {
  it('SEC-105: the bill of materials is the lockfile: every package with its version and a hash', () => {
    const bill = makeBill(lockfile) as {
      bomFormat: string;
      specVersion: string;
      components: { name: string; group?: string; hashes?: unknown[] }[];
    };
    expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.6']);
    expect(differences(bill, lockfile)).toEqual([]);
    const foreign = bill.components.filter(({ group }) => group !== '@ketenzicht');
    expect(foreign.filter(({ hashes }) => !hashes).map(({ name }) => name)).toEqual([]);
    expect(differences(bill, planted('node_modules/new', { version: '1.0.0' }))).toEqual([
      'new@1.0.0 is missing in the bill',
    ]);
  });

  it('SEC-107: only packages of the registry, each with a hash, and nothing runs when it is installed', () => {
    expect(looseEntries(lockfile)).toEqual([]);
    for (const entry of [
      { version: '1.0.0', resolved: 'git+ssh://git@example.org/x.git#1', integrity: 'sha512-x' },
      { version: '1.0.0', resolved: 'https://example.org/x.tgz', integrity: 'sha512-x' },
      { version: '1.0.0', integrity: 'sha1-x' },
      { version: '1.0.0' },
    ])
      expect(looseEntries(planted('node_modules/x', entry))).toHaveLength(1);
    expect(readFileSync(new URL('.npmrc', repository), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    for (const range of ['^1.0.0', '*', 'latest', 'github:x/y', 'file:../x', 'https://example.org/x.tgz'])
      expect(looseRanges([{ name: 'x', dependencies: { y: range } }])).toHaveLength(1);
  });

  it('SEC-106: a weak version fails the gate', () => {
    expect(knownFaults(lockfile)).toEqual([]);
    expect(knownFaults(planted('node_modules/socket.io-parser', { version: '4.2.5' }))).toEqual([
      expect.stringContaining('socket.io-parser 4.2.5'),
    ]);
    expect(knownFaults(planted('node_modules/x/node_modules/multer', { version: '2.2.9' }))).toHaveLength(1);
    expect(knownFaults(planted('node_modules/multer', { version: '2.3.0' }))).toEqual([]);
  });

  it('SEC-106: the registry’s word is heard, and its silence is not taken for a good word', () => {
    const said = {
      metadata: { vulnerabilities: { high: 1 } },
      vulnerabilities: {
        x: { name: 'x', severity: 'high', range: '<1' },
        y: { name: 'y', severity: 'low', range: '*' },
      },
    };
    expect(auditFaults(JSON.stringify(said))).toEqual(['x <1: high']);
    for (const silence of ['', 'not json', '{"error":{"code":"ENOAUDIT"}}', '{"message":"405"}'])
      expect(auditFaults(silence)).toBeUndefined();
  });

  it('SEC-98: there is no secret in the tree, and one would be found', () => {
    expect(scan()).toEqual([]);
    const key = ['-----BEGIN', 'PRIVATE', `KEY-----\n${'A'.repeat(64)}`].join(' ');
    for (const secret of [
      key,
      `AKIA${'B'.repeat(16)}`,
      `ghp_${'c'.repeat(36)}`,
      ['postgres://user', 'hunter22@db.example.org/x'].join(':'),
      ['password =', '"abcd1234efgh5678"'].join(' '),
    ])
      expect([secret.slice(0, 12), secretsIn(secret).length]).toEqual([secret.slice(0, 12), 1]);
    for (const innocent of [
      'password: "wachtwoord"',
      'postgresql://ketenzicht:${POSTGRES_PASSWORD}@postgres/x',
      'const password = process.env.PASSWORD',
    ])
      expect(secretsIn(innocent)).toEqual([]);
  });
});
