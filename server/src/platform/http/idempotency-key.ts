import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ensure, idSchema } from '@ketenzicht/shared/kernel';

/** Names one request, however often it is sent. Throws `idempotency.missing` and `idempotency.invalid`. */
export function sentKey(headers: IncomingHttpHeaders): string {
  ensure(
    headers['idempotency-key'] !== undefined,
    'idempotency.missing',
    'Send an Idempotency-Key, a UUID of your own.',
  );
  return keyOrNew(headers);
}

/** Where it may be left out: without one it is a request of its own. Throws `idempotency.invalid`. */
export function keyOrNew(headers: IncomingHttpHeaders): string {
  const key = headers['idempotency-key']?.toString() ?? randomUUID();
  ensure(idSchema.safeParse(key).success, 'idempotency.invalid', 'The Idempotency-Key must be a lower-case UUID.');
  return key;
}
