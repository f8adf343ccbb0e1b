import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import type { ArrangementFile, ArrangementInput, ArrangementList, ArrangementQuery } from '@ketenzicht/shared/stepdown';
import { PersonGate } from '../../person/person-gate.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { checkContent, refuse } from './arrangement.checks.js';
import { ArrangementDoor, lineOfArrangements } from './arrangement.door.js';
import { countArrangements, findArrangement, listArrangements, readArrangement } from './arrangement.queries.js';
import { toArrangement } from './arrangement.rows.js';
import { insertArrangement } from './arrangement.writes.js';

/** What was put together for people: listed, read and begun. */
@Injectable()
export class ArrangementService {
  constructor(
    private readonly door: ArrangementDoor,
    private readonly persons: PersonGate,
  ) {}

  list(visit: Visit, query: ArrangementQuery): Promise<ArrangementList> {
    return this.door.run(visit, async (tx) => {
      const rows = await listArrangements(tx, visit.actor, query);
      tx.note(
        lineOfArrangements(
          visit,
          'R',
          rows.map(({ id }) => id),
        ),
      );
      const arrangements = rows.map((row) => toArrangement(row, visit.actor, visit.at));
      return {
        // Whoever cannot be reached comes first; the database gave the newest on top.
        arrangements: arrangements.toSorted(
          (one, other) => other.unreachedHours - one.unreachedHours || other.gaps - one.gaps,
        ),
        total: await countArrangements(tx, visit.actor, query),
      };
    });
  }

  file(visit: Visit, id: string): Promise<ArrangementFile> {
    const read = async (tx: Tx) => {
      await readArrangement(tx, visit.actor, id);
      tx.note(lineOfArrangements(visit, 'R', [id]));
      return this.door.fileOf(tx, visit, id);
    };
    return this.door.run(visit, read, id);
  }

  /** With the same key twice: what the first one made. Throws `arrangement.exists`, `person.no_relation`, `idempotency.reused`. */
  async open(visit: Visit, input: ArrangementInput, key: string): Promise<ArrangementFile> {
    refuse(input.about === null && input.personId === null ? [nobody] : []);
    const id = namedUuid('stepdown.arrangement', visit.actor.id, key);
    const fingerprint = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    if (input.personId) await this.persons.openOwn(visit, input.personId);
    return this.door.run(visit, async (tx) => {
      await checkContent(tx, visit.actor.organisationId, input.content, '/content');
      const isNew =
        !(await findArrangement(tx, id)) && (await insertArrangement(tx, visit, { id, fingerprint }, input));
      const row = await findArrangement(tx, id);
      ensure(row !== undefined, 'arrangement.exists', oneEach);
      ensure(row.fingerprint === fingerprint, 'idempotency.reused', 'This Idempotency-Key was used for another one.');
      tx.note(lineOfArrangements(visit, isNew ? 'C' : 'R', [id]));
      return this.door.fileOf(tx, visit, id);
    });
  }
}

const nobody = {
  pointer: '/about',
  code: 'arrangement.about_nobody',
  detail: 'Say for whom this is: a reference, or a file of your own.',
};
export const oneEach = 'Your organisation has an arrangement for this person already. Go on with that one.';
