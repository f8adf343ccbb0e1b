import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { beginsWithZeros, ticketOldest, ticketYoungest, workText } from '@ketenzicht/shared/interest';
import { RuleError, ensure, hour } from '@ketenzicht/shared/kernel';
import { Keyring } from '../platform/keys/keyring.js';
import { KEYRING } from '../platform/tokens.js';
import { openTicket, type OpenTicket } from './interest.keys.js';

/** A large organisation may sit behind one address; nobody there fills in more than this in an hour. */
const mostPerAddress = 20;
const mostRemembered = 20_000;

/** Keeps robots out without a puzzle: a ticket of ours that is not too young, work that was done for it, and so many from one address. Asks no database. */
@Injectable()
export class InterestDoor {
  private readonly tries = new Map<string, { count: number; since: number }>();

  constructor(@Inject(KEYRING) private readonly keys: Keyring) {}

  /** Throws `interest.ticket`, `interest.too_soon`, `interest.work` and `interest.too_many`; then nothing was looked at. */
  enter(address: string, { ticket: text, work }: { ticket: string; work: number }, at: Date): OpenTicket {
    const ticket = openTicket(this.keys, text);
    const age = at.getTime() - (ticket?.at ?? 0);
    if (!ticket || age < 0 || age > ticketOldest)
      throw new RuleError('interest.ticket', 'This form was open for too long. Send it once more.');
    ensure(
      age >= ticketYoungest,
      'interest.too_soon',
      'This came sooner than anybody types. Wait a moment and send it.',
    );
    const digest = createHash('sha256').update(workText(text, work)).digest();
    ensure(
      beginsWithZeros(digest, ticket.bits),
      'interest.work',
      'The work for this form was not done. Send it once more.',
    );
    this.count(placeOf(address), at.getTime());
    return ticket;
  }

  private count(place: string, at: number): void {
    const tried = this.tries.get(place);
    if (!tried || at - tried.since >= hour) {
      this.tries.delete(place);
      this.tries.set(place, { count: 1, since: at });
      if (this.tries.size > mostRemembered) this.tries.delete(this.tries.keys().next().value ?? '');
      return;
    }
    if (tried.count >= mostPerAddress)
      throw new RuleError('interest.too_many', 'Many forms came from your network. Try again in an hour.', [], {
        retryAfter: Math.ceil((tried.since + hour - at) / 1_000),
      });
    tried.count++;
  }
}

/** An IPv6 customer has a whole /64, of which each address is one too few to count. */
export function placeOf(address: string): string {
  const mapped = address.replace(/^::ffff:/i, '');
  if (isIPv4(mapped) || !address.includes(':')) return mapped;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const filled =
    tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - after.length).fill('0'), ...after];
  return filled.slice(0, 4).join(':').toLowerCase();
}
