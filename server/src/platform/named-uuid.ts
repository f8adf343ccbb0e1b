import { createHash } from 'node:crypto';

/** The same name always gives the same UUID (version 5 in form, RFC 9562), so that a seed or a retry needs no memory of its ids. */
export function namedUuid(...name: readonly (string | number)[]): string {
  const bytes = createHash('sha1').update(JSON.stringify(name)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
