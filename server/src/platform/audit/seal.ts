import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { AuditLine } from '@ketenzicht/shared/audit';

/** Where the chain of a stream begins; the migration that made the stream reckons the same. */
export const genesisOf = (stream: string): Buffer =>
  createHash('sha256').update(`ketenzicht access log ${stream}`).digest();

/** One spelling for one line: keys sorted, no spaces. Instants are in milliseconds, as the log keeps them. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join()}}`;
};

/** HMAC over a line and the seal before it: no line can be changed, taken out or moved without breaking every seal after it. */
export const seal = (line: AuditLine, previous: Buffer, key: KeyObject): Buffer =>
  createHmac('sha256', key).update(canonical(line)).update(previous).digest();
