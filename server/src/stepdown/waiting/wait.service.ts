import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ensure, localDate, must } from '@ketenzicht/shared/kernel';
import { mayKeepWait, type WaitFile, type WaitInput, type WaitList, type WaitQuery } from '@ketenzicht/shared/stepdown';
import { CapacityService, unknownUnit } from '../../capacity/capacity.service.js';
import { PersonGate } from '../../person/person-gate.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { WaitDoor, lineOf } from './wait-door.service.js';
import { checkWait } from './wait.checks.js';
import { countWaits, expectedOf, findWait, listWaits, readWait, saidOf, type Db } from './wait.queries.js';
import { toFile, toWait, type WaitRow } from './wait.rows.js';
import { addExpected, addSaid, insertWait } from './wait.writes.js';

/** Who waits to leave: listed, read and added. */
@Injectable()
export class WaitService {
  constructor(
    private readonly door: WaitDoor,
    private readonly capacity: CapacityService,
    private readonly persons: PersonGate,
  ) {}

  list(visit: Visit, query: WaitQuery): Promise<WaitList> {
    const { actor, at } = visit;
    const today = localDate(at);
    return this.door.run(visit, async (tx) => {
      const rows = await listWaits(tx, actor, query);
      const byCause = await countWaits(tx, actor, query, today);
      const ids = rows.map(({ id }) => id);
      tx.note(lineOf(visit, 'R', ids));
      const asked = byCause.filter((one) => query.waitsFor === undefined || one.waitsFor === query.waitsFor);
      return {
        waits: rows.map((row) => toWait(row, actor, { at, today })),
        total: asked.reduce((sum, { count }) => sum + count, 0),
        byCause,
      };
    });
  }

  file(visit: Visit, id: string): Promise<WaitFile> {
    const read = async (tx: Tx) => {
      const row = await readWait(tx, visit.actor, id);
      tx.note(lineOf(visit, 'R', [id]));
      return fileOf(tx, visit, row);
    };
    return this.door.run(visit, read, id);
  }

  /** With the same key twice: what the first one made. Throws `unit.unknown`, `wait.exists`, `person.no_relation`, `idempotency.reused`. */
  async open(visit: Visit, input: WaitInput, key: string): Promise<WaitFile> {
    const { actor } = visit;
    const { ward, directoryId } = this.capacity.readable(actor, input.unitId);
    const place = { providerId: ward.providerId, directoryId, regionId: ward.regionId };
    if (!mayKeepWait(actor, place)) throw unknownUnit();
    const id = namedUuid('stepdown.wait', actor.id, key);
    if (input.personId) await this.opens(visit, input.personId);
    const file = await this.door.run(visit, async (tx) => {
      const known = await findWait(tx, id);
      if (known) return again(tx, visit, known, input);
      await checkWait(tx, visit, input);
      if (!(await insertWait(tx, visit, { ...place, id }, input))) {
        const meanwhile = await findWait(tx, id);
        ensure(meanwhile !== undefined, 'wait.exists', alreadyWaits);
        return again(tx, visit, meanwhile, input);
      }
      const made = { id, providerId: place.providerId };
      await addSaid(tx, visit, made, input);
      if (input.expectedOn) await addExpected(tx, visit, made, { from: null, to: input.expectedOn, reason: 'first' });
      tx.note(lineOf(visit, 'C', [id]));
      return fileOf(tx, visit, must(await findWait(tx, id), 'the one who was just added'));
    });
    this.door.ring(file.wait);
    return file;
  }

  /** The file is of the own organisation and opens for who asks; its own line in the log says so. */
  opens(visit: Visit, personId: string): Promise<void> {
    return this.persons.openOwn(visit, personId);
  }
}

export const alreadyWaits = 'This person waits under another reference already. Look in the list of who waits.';

export async function fileOf(tx: Db, { actor, at }: Visit, row: WaitRow): Promise<WaitFile> {
  const wait = toWait(row, actor, { at, today: localDate(at) });
  return toFile(wait, await expectedOf(tx, row.id), await saidOf(tx, row.id));
}

/** An answer that got lost: the same under the same key is the same. */
async function again(tx: Tx, visit: Visit, row: WaitRow, input: WaitInput): Promise<WaitFile> {
  const [first] = await expectedOf(tx, row.id);
  const [said] = await saidOf(tx, row.id);
  const made = {
    unitId: row.unitId,
    admittedOn: row.admittedOn,
    readySince: row.readySince,
    waitsFor: said?.waitsFor,
    actsBy: said?.actsBy,
    payer: said?.payer,
    municipality: said?.municipality,
    toward: row.toward,
    personId: row.personId,
    expectedOn: first?.reason === 'first' ? first.to : null,
  };
  ensure(
    isDeepStrictEqual(made, { ...input }),
    'idempotency.reused',
    'This Idempotency-Key was used for somebody else.',
  );
  tx.note(lineOf(visit, 'R', [row.id]));
  return fileOf(tx, visit, row);
}
