import { randomUUID } from 'node:crypto';
import type { AuditObject } from '@ketenzicht/shared/audit';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { AccessLog, newTraceId, policyVersion, type NewLine } from '../platform/audit/access-log.js';
import { appendCheckpoint, signCheckpoint } from '../platform/audit/checkpoint.js';
import { headOf, streamOf } from '../platform/audit/chain.queries.js';
import { Keyring } from '../platform/keys/keyring.js';

export const testKeys = (): Promise<Keyring> =>
  Keyring.open(must(process.env['TEST_KEYS_FILE'], 'the keys of global-setup'), new Date());

export const aPerson = (id: string = randomUUID()): AuditObject => ({
  type: 'person',
  id,
  segment: 'identity',
  lifecycle: 'read',
});

/** A provider who looks at one person, lawfully. */
export const aLine = (line: Partial<NewLine> = {}): NewLine => ({
  occurredAt: new Date().toISOString(),
  event: 'person.read',
  action: 'R',
  outcome: 0,
  activity: 'care',
  actorId: randomUUID(),
  role: 'provider',
  organisationId: randomUUID(),
  onBehalfOf: null,
  purpose: 'care',
  purposeText: null,
  policy: 'person.read',
  policyVersion,
  decision: 'allowed',
  relationBasis: 'treatment',
  accessPointType: 'address',
  accessPointId: '192.0.2.7',
  sessionRef: 'abcdefghijklmnopqrstuv',
  emergency: false,
  emergencyReason: null,
  objects: [aPerson()],
  traceId: newTraceId(),
  ...line,
});

/** Truly sealed, in one transaction, as the server would. */
export async function writeLines(db: pg.Pool, lines: readonly NewLine[], keys?: Keyring): Promise<void> {
  const log = new AccessLog(keys ?? (await testKeys()), { siteId: 'test' });
  const client = await db.connect();
  try {
    await client.query('begin');
    await log.append(client, lines);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

export async function aCheckpoint(db: pg.Pool, folder: string, time: Date = new Date()): Promise<number> {
  const [{ id }, head] = [await streamOf(db), must(await headOf(db), 'a line')];
  const unsigned = { stream: id, seq: head.seq, hash: head.hash.toString('hex'), time: time.toISOString() };
  await appendCheckpoint(folder, signCheckpoint(unsigned, await testKeys()));
  return head.seq;
}
