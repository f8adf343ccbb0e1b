import { Injectable } from '@nestjs/common';
import { RuleError, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  actsOn,
  endFaults,
  moveOf,
  type EndWait,
  type ExpectInput,
  type WaitAct,
  type WaitChange,
  type WaitFile,
} from '@ketenzicht/shared/stepdown';
import { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { ensureSeen } from '../../platform/http/version-header.js';
import { checkWait } from './wait.checks.js';
import { WaitDoor, lineOf } from './wait-door.service.js';
import { findWait, lockWait, unknownWait } from './wait.queries.js';
import type { WaitRow } from './wait.rows.js';
import { WaitService, alreadyWaits, fileOf } from './wait.service.js';
import { addExpected, addSaid, changeWait, endWait, moveWait, reopenWait } from './wait.writes.js';

/** What somebody acts on, and the version that they saw. */
export interface Seen {
  id: string;
  seen: number;
}

/** What happens to whoever waits: another fact, another date, an end, and the end taken back. */
@Injectable()
export class WaitMoves {
  constructor(
    private readonly door: WaitDoor,
    private readonly waits: WaitService,
    private readonly capacity: CapacityService,
  ) {}

  async change(visit: Visit, about: Seen, change: WaitChange): Promise<WaitFile> {
    if (change.personId) await this.opensAnew(visit, about.id, change.personId);
    return this.act(visit, about, 'change', async (tx, row) => {
      await checkWait(tx, visit, change);
      await once(() => changeWait(tx, row.id, change, visit.at));
      if (saysOtherwise(row, change)) await addSaid(tx, visit, row, change);
    });
  }

  expect(visit: Visit, about: Seen, input: ExpectInput): Promise<WaitFile> {
    return this.act(visit, about, 'expect', async (tx, row) => {
      const move = moveOf(input, row);
      const actsBy = input.actsBy ?? row.actsBy;
      await moveWait(tx, row.id, { expectedOn: input.expectedOn, actsBy }, visit.at);
      if (move) await addExpected(tx, visit, row, move);
      if (actsBy !== row.actsBy) await addSaid(tx, visit, row, { ...row, actsBy });
    });
  }

  end(visit: Visit, about: Seen, input: EndWait): Promise<WaitFile> {
    if (input.toUnitId) this.capacity.readable(visit.actor, input.toUnitId);
    return this.act(visit, about, 'end', async (tx, row) => {
      const faults = endFaults(input, row.readySince, localDate(visit.at));
      if (faults.length > 0) throw new RuleError('input.invalid', 'This was refused. Nothing was changed.', faults);
      await endWait(tx, row.id, input, visit.at);
    });
  }

  undo(visit: Visit, about: Seen): Promise<WaitFile> {
    return this.act(visit, about, 'undo', async (tx, row) => {
      ensure(
        !(await wasMovedByChain(tx, row)),
        'wait.by_chain',
        'This was a step of a chain, which moved beds as well. Take the step back there.',
      );
      await once(() => reopenWait(tx, row.id, visit.at));
    });
  }

  /** A file that it names already was opened when it was named: whoever comes after need not have a relation to correct a date. */
  private async opensAnew(visit: Visit, id: string, personId: string): Promise<void> {
    const known = await this.waits.file(visit, id);
    if (known.wait.personId !== personId) await this.waits.opens(visit, personId);
  }

  private async act(
    visit: Visit,
    { id, seen }: Seen,
    what: WaitAct,
    body: (tx: Tx, row: WaitRow) => Promise<void>,
  ): Promise<WaitFile> {
    const within = async (tx: Tx) => {
      const row = await lockWait(tx, visit.actor, id);
      ensureSeen(seen, row.version);
      ensureMay(visit, row, what);
      await body(tx, row);
      tx.note(lineOf(visit, 'U', [id]));
      return fileOf(tx, visit, must(await findWait(tx, id), 'the one who was just changed'));
    };
    const file = await this.door.run(visit, within, id);
    this.door.ring(file.wait);
    return file;
  }
}

/** Whoever may never do this gets the answer of what is not there; whoever is late hears why. */
function ensureMay({ actor, at }: Visit, row: WaitRow, what: WaitAct): void {
  if (actsOn(actor, row, at).includes(what)) return;
  if (actor.role !== 'provider' && what !== 'expect') throw unknownWait();
  if (what !== 'undo') throw new RuleError('wait.over', 'This person waits no longer. Look at it again.');
  ensure(row.state !== 'waiting', 'wait.not_over', 'This person still waits: there is nothing to take back.');
  throw new RuleError('wait.undo_late', 'This ended more than a day ago. Add this person anew.');
}

const saysOtherwise = (row: WaitRow, change: WaitChange): boolean =>
  (['waitsFor', 'actsBy', 'payer', 'municipality'] as const).some((name) => row[name] !== change[name]);

async function wasMovedByChain(tx: Tx, { id, endedAt }: WaitRow): Promise<boolean> {
  const { rowCount } = await tx.query('select from stepdown.chain_move where who_id = $1 and done_at = $2', [
    id,
    endedAt,
  ]);
  return rowCount !== 0;
}

/** One person waits once in the whole country. */
async function once(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'one_wait_per_person') throw new RuleError('wait.exists', alreadyWaits);
    throw error;
  }
}
