import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  shownAfterClosing,
  stateAt,
  ticketYoungest,
  workFor,
  type Interest,
  type PublicRounds,
  type Received,
  type Register,
  type Ticket,
} from '@ketenzicht/shared/interest';
import { RuleError, ensure, hour, must } from '@ketenzicht/shared/kernel';
import { Work, type Tx } from '../platform/database/work.js';
import { Keyring } from '../platform/keys/keyring.js';
import { Post } from '../platform/mail/post.js';
import { KEYRING } from '../platform/tokens.js';
import { InterestDoor } from './interest.door.js';
import { linkToken, makeTicket, tokenHash, type OpenTicket } from './interest.keys.js';
import { fingerprints, isSameMailbox } from './interest.seal.js';
import { enqueue } from './letter.queries.js';
import { byTicket, insertRegistration, standing, unconfirmedSince } from './registration.queries.js';
import { openedRounds, roundById, toPublic, type RoundRow } from './round.queries.js';

/** Of one round; what nobody confirmed yet. Far more than providers there are, and little enough for the desk and the mail. */
const mostPerHour = 400;

/** What the form without login does. Nobody is known here: it works as the clock, in the room of the coordination point. */
@Injectable()
export class InterestService {
  constructor(
    private readonly work: Work,
    private readonly door: InterestDoor,
    private readonly post: Post,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  async open(at: Date): Promise<PublicRounds> {
    const since = new Date(at.getTime() - shownAfterClosing);
    const rows = await this.asClock(at, (tx) => openedRounds(tx, at, since));
    return { rounds: rows.map((row) => toPublic(row, at)), mails: this.post.isOn };
  }

  /** The work grows with what came in of late, so that a flood pays for itself. */
  async ticket(roundId: string, at: Date): Promise<Ticket> {
    const recent = await this.asClock(at, async (tx) => {
      mustBeOpen(await roundById(tx, roundId), at);
      return unconfirmedSince(tx, roundId, new Date(at.getTime() - hour));
    });
    const bits = workFor(recent);
    return { ticket: makeTicket(this.keys, { roundId, at, bits }), bits, youngest: ticketYoungest };
  }

  /** Answers everybody the same. Throws `interest.closed` to the second; then nothing was kept. */
  async register(address: string, { ticket: text, work, interest }: Register, at: Date): Promise<Received> {
    const ticket = await this.door.enter(address, { ticket: text, work }, at);
    const link = await this.asClock(at, async (tx) => {
      const round = mustBeOpen(await roundById(tx, ticket.roundId), at);
      mustBeOf(round, interest.regionIds, 'interest');
      return this.keep(tx, ticket, interest, at);
    });
    return { mailed: this.post.isOn, link: this.post.isOn ? null : link };
  }

  private async keep(tx: Tx, { id: ticket, roundId }: OpenTicket, interest: Interest, at: Date): Promise<string> {
    const [fingerprint, ...older] = fingerprints(this.keys, interest);
    const recent = await unconfirmedSince(tx, roundId, new Date(at.getTime() - hour));
    if (recent >= mostPerHour)
      throw new RuleError(
        'interest.busy',
        'So many forms come in that we take no more now. Try again in an hour.',
        [],
        {
          retryAfter: 3_600,
        },
      );
    const [id, keyId] = [randomUUID(), this.keys.newest('tell').id];
    const token = linkToken(this.keys, keyId, id);
    const isNew = await insertRegistration(tx, this.keys, {
      id,
      roundId,
      interest,
      ticket,
      fingerprint: must(fingerprint, 'a fingerprint'),
      keyId,
      at,
      tokenHash: tokenHash(token),
    });
    if (isNew) {
      await this.tell(tx, { id, roundId, interest, at });
      tx.note({ action: 'C', event: 'interest.register', objects: [{ type: 'interest', id, lifecycle: 'created' }] });
      return token;
    }
    const earlier = await byTicket(tx, ticket);
    ensure(
      earlier !== undefined && [fingerprint, ...older].some((one) => one?.equals(earlier.fingerprint)),
      'interest.ticket_used',
      'This form was sent already, with other words.',
    );
    return linkToken(this.keys, earlier.keyId, earlier.id);
  }

  /** Whether somebody was earlier is told here, and nowhere else. */
  private async tell(
    tx: Tx,
    { id, roundId, interest, at }: { id: string; roundId: string; interest: Interest; at: Date },
  ): Promise<void> {
    const first = await standing(tx, this.keys, roundId, interest.agb);
    const to = { roundId, at };
    await enqueue(tx, this.keys, {
      ...to,
      registrationId: id,
      email: interest.email,
      kind: first ? 'second' : 'confirm',
    });
    if (first && !isSameMailbox(first.email, interest.email))
      await enqueue(tx, this.keys, { ...to, registrationId: first.id, email: first.email, kind: 'again' });
  }

  private asClock<T>(at: Date, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('coordination', { at, job: 'interest', activity: 'interest' }, body);
  }
}

/** A round that has not opened is nobody's business yet: exactly as one that is not there. */
export function mustBeOpen(row: RoundRow | undefined, at: Date): RoundRow {
  const state = row && stateOf(row, at);
  if (!row || state === 'coming') throw new RuleError('interest.unknown', 'There is no such round. Look at the list.');
  if (state === 'closed') throw closed(row);
  return row;
}

export const closed = (row: RoundRow) =>
  new RuleError('interest.closed', 'This round has closed. Nothing was kept of what you sent.', [], {
    closedAt: endOf(row).toISOString(),
  });

export const endOf = ({ closesAt, closedAt }: RoundRow): Date =>
  closedAt && closedAt < closesAt ? closedAt : closesAt;

const stateOf = ({ opensAt, closesAt, closedAt }: RoundRow, at: Date) =>
  stateAt(
    { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), closedAt: closedAt?.toISOString() ?? null },
    at,
  );

export function mustBeOf({ regions }: RoundRow, regionIds: readonly string[], under: 'interest' | 'words'): void {
  if (regionIds.every((id) => regions.some((region) => region.id === id))) return;
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
    { pointer: `/${under}/regionIds`, code: 'interest.region', detail: 'Choose districts of this round.' },
  ]);
}
