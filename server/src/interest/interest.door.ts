import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { beginsWithZeros, ticketOldest, ticketYoungest, workText } from '@ketenzicht/shared/interest';
import { RuleError, addLocalDays, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import { Work } from '../platform/database/work.js';
import { blindIndexes } from '../platform/keys/blind-index.js';
import { Keyring } from '../platform/keys/keyring.js';
import { KEYRING } from '../platform/tokens.js';
import { openTicket, type OpenTicket } from './interest.keys.js';
import { countTry } from './try.queries.js';

/** A large organisation may sit behind one address; nobody there fills in more than this in an hour. */
const mostPerAddress = 20;
const mostRemembered = 20_000;

/**
 * Keeps robots out without a puzzle: a ticket of ours that is not too young, work that was done for it, and so many from one address, however many
 * processes there are. Of an address only a keyed hash is kept, another one each day.
 */
@Injectable()
export class InterestDoor {
  /** Until when a place is refused: what was refused here once costs the database nothing more. */
  private readonly refused = new Map<string, number>();

  constructor(
    private readonly work: Work,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  /** Throws `interest.ticket`, `interest.too_soon`, `interest.work` and `interest.too_many`; then nothing was looked at. */
  async enter(
    address: string,
    { ticket: text, work }: { ticket: string; work: number },
    at: Date,
  ): Promise<OpenTicket> {
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
    await this.count(placeOf(address), at);
    return ticket;
  }

  private async count(place: string, at: Date): Promise<void> {
    const [today, ...others] = placesOn(this.keys, place, at);
    const known = this.refused.get(place);
    if (known !== undefined && known > at.getTime()) throw tooMany(known, at);
    const until = await this.work.runByClock('coordination', { at, job: 'interest', activity: 'interest' }, (tx) =>
      countTry(tx, { place: must(today, 'a place'), others, at, most: mostPerAddress }),
    );
    if (until === undefined) return;
    this.refused.delete(place);
    this.refused.set(place, until.getTime());
    if (this.refused.size > mostRemembered) this.refused.delete(this.refused.keys().next().value ?? '');
    throw tooMany(until.getTime(), at);
  }
}

const tooMany = (until: number, at: Date) =>
  new RuleError('interest.too_many', 'Many forms came from your network. Try again in an hour.', [], {
    retryAfter: Math.ceil((until - at.getTime()) / 1_000),
  });

/** Its hash of today first; then those of yesterday and of older keys, under which the hour that is counted may have begun. */
const placesOn = (keys: Keyring, place: string, at: Date): Buffer[] => {
  const today = localDate(at);
  return [today, addLocalDays(today, -1)].flatMap((date) => blindIndexes(keys, 'interest.try', date, place));
};

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
