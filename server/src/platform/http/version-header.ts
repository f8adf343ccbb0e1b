import type { IncomingHttpHeaders } from 'node:http';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';

/** The version that somebody saw, from `If-Match: "12"`. Weak tags, lists and `*` do not say which one that was. */
export function seenVersion(headers: IncomingHttpHeaders): number {
  const tag = headers['if-match'];
  if (tag === undefined) throw new RuleError('version.missing', 'Send If-Match with the version you saw.');
  return Number(/^"(\d{1,9})"$/.exec(tag)?.[1] ?? -1);
}

/** Throws `version.stale`. */
export function ensureSeen(seen: number, stands: number): void {
  ensure(seen === stands, 'version.stale', 'Somebody changed this meanwhile. Look at it again, then decide.');
}
