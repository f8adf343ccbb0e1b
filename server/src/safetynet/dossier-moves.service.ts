import { Injectable } from '@nestjs/common';
import { RuleError, localDate, must, type Fault } from '@ketenzicht/shared/kernel';
import {
  advanced,
  assigned,
  balancesOf,
  corrected,
  ensureDue,
  mayAddress,
  mayAdvance,
  mayAssign,
  mayCorrect,
  maySettle,
  mayWithdraw,
  mayWriteOff,
  settled,
  withdrawn,
  writtenOff,
  type ActionInput,
  type AssignInput,
  type Balances,
  type CorrectInput,
  type DossierFile,
  type DossierStepKind,
  type NoteInput,
  type SettleInput,
  type WriteOffInput,
} from '@ketenzicht/shared/safetynet';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { DossierDoor, deskOf, lineOf } from './dossier.act.js';
import { bookingsOf, fileOf, findDossier, lockDossier, payersOf } from './dossier.queries.js';
import type { DossierRow } from './dossier.rows.js';
import { insertBooking, insertStep, saveDossier, type NewBooking } from './dossier.writes.js';

export interface Seen {
  id: string;
  seen: number;
}
interface Move {
  may: (actor: Visit['actor'], row: DossierRow) => boolean;
  kind: DossierStepKind;
  text: string | null;
  detail?: object;
  /** On which day something happened that is written down now. */
  on?: string;
  /** The candidate it is about. */
  payer?: number | null;
  book?: (balances: Balances, row: DossierRow, tx: Tx) => NewBooking | Promise<NewBooking>;
}

/** What moves a dossier. Each needs the version that was seen, and books at most once: a second try meets a newer version. */
@Injectable()
export class DossierMoves {
  constructor(private readonly door: DossierDoor) {}

  address(visit: Visit, which: Seen, { payer, verb, on, note }: ActionInput): Promise<DossierFile> {
    return this.move(visit, which, {
      may: mayAddress,
      kind: 'acted',
      text: note,
      detail: { payer, verb, on },
      on,
      payer,
    });
  }

  assign(visit: Visit, which: Seen, { payer, cents, note }: AssignInput): Promise<DossierFile> {
    const book = (balances: Balances): NewBooking => ({ kind: 'assigned', entries: assigned(balances, payer, cents) });
    return this.move(visit, which, {
      may: mayAssign,
      kind: 'assigned',
      text: note,
      detail: { payer, cents },
      payer,
      book,
    });
  }

  /** Throws `vangnet.too_early`, `vangnet.nothing_to_advance`. */
  advance(visit: Visit, which: Seen, { note }: NoteInput): Promise<DossierFile> {
    const book = (balances: Balances, row: DossierRow): NewBooking => {
      ensureDue(row.advanceFrom, localDate(visit.at));
      return { kind: 'advanced', entries: advanced(balances) };
    };
    return this.move(visit, which, { may: mayAdvance, kind: 'advanced', text: note, book });
  }

  settle(visit: Visit, which: Seen, { payer, cents, on, note }: SettleInput): Promise<DossierFile> {
    const book = (balances: Balances): NewBooking => ({
      kind: 'settled',
      entries: settled(balances, payer, cents),
      on,
    });
    return this.move(visit, which, {
      may: maySettle,
      kind: 'settled',
      text: note,
      detail: { payer, cents, on },
      on,
      payer,
      book,
    });
  }

  writeOff(visit: Visit, which: Seen, { payer, cents, reason, note }: WriteOffInput): Promise<DossierFile> {
    const book = (balances: Balances): NewBooking => ({
      kind: 'writtenOff',
      entries: writtenOff(balances, payer, cents),
      reason,
    });
    return this.move(visit, which, {
      may: mayWriteOff,
      kind: 'writtenOff',
      text: note,
      detail: { payer, cents, reason },
      payer,
      book,
    });
  }

  /** Throws `vangnet.not_correctable`, `vangnet.built_upon`. */
  correct(visit: Visit, which: Seen, { bookingId, note }: CorrectInput): Promise<DossierFile> {
    const book = async (_: Balances, row: DossierRow, tx: Tx): Promise<NewBooking> => {
      const bookings = await bookingsOf(tx, row.id);
      const wrong = bookings.find(({ id }) => id === bookingId);
      const isTaken = bookings.some(({ corrects }) => corrects === bookingId);
      if (!wrong || isTaken)
        throw refused([
          {
            pointer: '/bookingId',
            code: 'vangnet.booking',
            detail: 'There is no such booking here that still stands.',
          },
        ]);
      return { kind: 'corrected', entries: corrected(wrong.kind, wrong.entries, row.entries), corrects: bookingId };
    };
    return this.move(visit, which, { may: mayCorrect, kind: 'corrected', text: note, detail: { bookingId }, book });
  }

  /** Throws `vangnet.begun`. */
  withdraw(visit: Visit, which: Seen, { note }: NoteInput): Promise<DossierFile> {
    const book = (balances: Balances, { totalCents }: DossierRow): NewBooking => ({
      kind: 'withdrawn',
      entries: withdrawn(balances, totalCents),
    });
    return this.move(visit, which, { may: mayWithdraw, kind: 'withdrawn', text: note, book });
  }

  /** Locked, as they saw it, and theirs to move now. */
  private move(visit: Visit, { id, seen }: Seen, move: Move): Promise<DossierFile> {
    const { actor, at } = visit;
    return this.door.run(
      visit,
      async (tx, desks) => {
        const row = await lockDossier(tx, actor, id);
        ensureSeen(seen, row.version);
        if (!move.may(actor, row))
          throw new RuleError('vangnet.not_now', 'This cannot be done with the dossier as it stands now.');
        await checkMove(tx, visit, row, move);
        const booking = await move.book?.(balancesOf(row.entries), row, tx);
        if (booking) await insertBooking(tx, visit, row, booking);
        await saveDossier(tx, row, at, booking?.entries ?? [], move.kind === 'withdrawn');
        await insertStep(tx, row, {
          kind: move.kind,
          at,
          actorId: actor.id,
          text: move.text,
          detail: move.detail ?? {},
        });
        desks.set(id, await deskOf(tx, row));
        tx.note(lineOf(visit, 'U', [id]));
        return fileOf(tx, actor, must(await findDossier(tx, id), 'the dossier that was just saved'), at);
      },
      id,
    );
  }
}

/** Both at once: a candidate that is not there, and a day that has not been. */
async function checkMove(tx: Tx, { at }: Visit, row: DossierRow, { payer, on }: Move): Promise<void> {
  const faults: Fault[] = [];
  if (typeof payer === 'number' && !(await payersOf(tx, row.id)).some(({ place }) => place === payer))
    faults.push({ pointer: '/payer', code: 'vangnet.payer', detail: 'Choose one of the candidates of this dossier.' });
  if (on !== undefined && (on > localDate(at) || on < row.fromOn))
    faults.push({ pointer: '/on', code: 'vangnet.day', detail: 'Choose a day between the first care day and today.' });
  if (faults.length > 0) throw refused(faults);
}

const refused = (faults: Fault[]) => new RuleError('input.invalid', 'This was refused. Nothing was changed.', faults);
