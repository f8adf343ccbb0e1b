// High and critical weaknesses in what production installs. Asks the registry; where it does not answer, a short list of our own stands in, and we say so.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every version below the named one has a weakness that would concern us. Looked over on 2026-11-22; it knows no later ones. */
export const known = [
  ['socket.io-parser', '4.2.6', 'attachments without limit'],
  ['engine.io', '6.6.9', 'CVE-2026-45736, CVE-2026-48779 in ws'],
  ['fast-xml-parser', '5.5.7', 'CVE-2026-26278, CVE-2026-33036'],
  ['xlsx', '0.20.2', 'two CVEs; the npm package ends at 0.18.5'],
  ['multer', '2.3.0', 'crash by request, five CVEs'],
  ['@nestjs/common', '11.0.16', 'CVE-2024-29409'],
  ['typeorm', '1.0.0', 'findOneBy({id: undefined}) gives the first row'],
];

const numbers = (version) => version.split('-')[0].split('.').map(Number);
const isBelow = (version, bound) => {
  const [a, b] = [numbers(version), numbers(bound)];
  for (let at = 0; at < 3; at++) if (a[at] !== b[at]) return a[at] < b[at];
  return version.includes('-') && !bound.includes('-');
};

/** By the list above. */
export const knownFaults = (lockfile) =>
  Object.entries(lockfile.packages).flatMap(([place, entry]) => {
    if (entry.dev || !place.includes('node_modules/')) return [];
    const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 13);
    return known
      .filter(([weak, bound]) => weak === name && isBelow(entry.version, bound))
      .map(([, bound, why]) => `${name} ${entry.version}: ${why}; take ${bound} or newer`);
  });

/** What the registry said, or undefined when it said nothing that can be used. */
export function auditFaults(said) {
  try {
    const { metadata, vulnerabilities } = JSON.parse(said);
    if (typeof metadata?.vulnerabilities?.high !== 'number') return undefined;
    return Object.values(vulnerabilities)
      .filter(({ severity }) => severity === 'high' || severity === 'critical')
      .map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
  } catch {
    return undefined;
  }
}

export function gate() {
  const lockfile = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  });
  const asked = auditFaults(stdout ?? '');
  console.log(
    asked
      ? 'Asked the registry (npm audit), and our own list.'
      : 'The registry does not answer npm audit here: only our own list of known weaknesses was checked, which is short.',
  );
  return [...(asked ?? []), ...knownFaults(lockfile)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = gate();
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
