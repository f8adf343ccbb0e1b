// No secret in the tree (SEC-98): what looks like one fails the build. Names only the place, never the find.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const patterns = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/],
  ['a private JSON web key', /"d"\s*:\s*"[\w-]{40,}"/],
  ['a key of a cloud', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a token of a forge', /\b(?:gh[pousr]_\w{36}|glpat-[\w-]{20}|npm_\w{36}|xox[abpr]-[\w-]{20,})/],
  ['a signed token', /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/],
  [
    'an address with a password',
    /\b(?:postgres(?:ql)?|amqp|redis|mongodb|https?):\/\/[^\s:/@"'`]+:(?!\$)[^\s@"'`$]{3,}@(?!localhost|127\.0\.0\.1|\/)/,
  ],
  [
    'a password',
    /\b(?:password|passwd|secret|api_?key)\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[A-Za-z])[^"'\s${}]{16,}["']/i,
  ],
];

/** The kinds of secret that a text seems to hold. */
export const secretsIn = (text) => patterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);

/** Every tracked file but pictures and the lockfile. */
export function scan() {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split(
    '\0',
  );
  return files
    .filter((file) => file && !/(\.(png|jpg|woff2?|ico|gz|br|topojson|csv)|package-lock\.json)$/.test(file))
    .flatMap((file) =>
      secretsIn(readFileSync(path.join(root, file), 'utf8')).map((kind) => `${file}: looks like ${kind}`),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = scan();
  for (const line of found) console.error(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
