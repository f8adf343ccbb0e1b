// The bill of materials of what is installed (CycloneDX 1.6): `npm run sbom -- FILE`, by default dist/sbom.json. From the lockfile alone, and offline.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every package of the lockfile as `name@version`, with its hash. */
export function packagesOf(lockfile) {
  const found = new Map();
  for (const [place, { name, version, integrity, link }] of Object.entries(lockfile.packages))
    if (place.includes('node_modules/') && !link)
      found.set(`${name ?? place.slice(place.lastIndexOf('node_modules/') + 13)}@${version}`, integrity);
  return found;
}

const nameOf = ({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`;

/** In the bill and not in the lockfile, or the other way round; our own rooms are no packages. */
export function differences(bill, lockfile) {
  const locked = packagesOf(lockfile);
  const billed = new Set(bill.components.map(nameOf));
  return [
    ...[...locked.keys()].filter((one) => !billed.has(one)).map((one) => `${one} is missing in the bill`),
    ...[...billed]
      .filter((one) => !locked.has(one) && !one.startsWith('@ketenzicht/'))
      .map((one) => `${one} is not in the lockfile`),
  ];
}

/** npm complains of optional parts for other machines, which does not concern a bill; what it lists is compared with the lockfile instead. */
export function makeBill(lockfile) {
  const file = path.join(root, 'node_modules/.cache/sbom.json');
  mkdirSync(path.dirname(file), { recursive: true });
  const flags = ['--ignore-npm-errors', '--package-lock-only', '--flatten-components', '--output-reproducible'];
  execFileSync(
    path.join(root, 'node_modules/.bin/cyclonedx-npm'),
    [...flags, '--output-format', 'JSON', '--output-file', file],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const bill = JSON.parse(readFileSync(file, 'utf8'));
  const locked = packagesOf(lockfile);
  for (const component of bill.components) {
    const [, kind, hash] = /^sha(\d+)-(.+)$/.exec(locked.get(nameOf(component)) ?? '') ?? [];
    if (hash) component.hashes = [{ alg: `SHA-${kind}`, content: Buffer.from(hash, 'base64').toString('hex') }];
  }
  return bill;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (['--help', '-h'].includes(process.argv[2])) {
    console.log(
      'npm run sbom -- FILE     writes the bill of materials of what is installed; without FILE: dist/sbom.json',
    );
    process.exit(0);
  }
  const target = path.resolve(process.argv[2] ?? path.join(root, 'dist/sbom.json'));
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const bill = makeBill(lockfile);
  const wrong = differences(bill, lockfile);
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exit(1);
  }
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${bill.components.length} components in ${target}`);
}
