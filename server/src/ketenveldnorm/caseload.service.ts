import { Injectable } from '@nestjs/common';
import {
  asksSoon,
  bulkFaults,
  countReasons,
  deskOf,
  mayWriteTrajectory,
  mostLines,
  nextAfterPlanning,
  type BulkPlan,
  type BulkPlanned,
  type Caseload,
  type CaseloadQuery,
} from '@ketenzicht/shared/ketenveldnorm';
import { RuleError, ensure, localDate } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import type { Noted } from '../platform/database/work.js';
import { namedUuid } from '../platform/named-uuid.js';
import {
  cardsOf,
  insertContact,
  lockAll,
  plannedBefore,
  plannedOf,
  weighedIn,
  workloadOf,
} from './caseload.queries.js';
import { TrajectoryActs, type TrajectoryAct } from './trajectory.act.js';
import { opens as opensFor, partiesOf, toTrajectory, type TrajectoryRow } from './trajectory.rows.js';

/** The day of whoever follows people: who needs them, and when they see whom. */
@Injectable()
export class CaseloadService {
  constructor(private readonly acts: TrajectoryActs) {}

  read(visit: Visit, { scope, reason }: CaseloadQuery): Promise<Caseload> {
    return this.acts.run(visit, async ({ tx, at }) => {
      const { actor } = visit;
      const today = localDate(at);
      const all = deskOf(await weighedIn(tx, actor, scope), { today, me: actor.id });
      const near = scope === 'mine' ? all : all.filter((line) => asksSoon(line, today));
      const wanted = reason === undefined ? near : near.filter(({ reasons }) => reasons.includes(reason));
      const shown = wanted.slice(0, mostLines);
      const ids = shown.map(({ trajectory }) => trajectory.id);
      const cards = await cardsOf(tx, actor, ids);
      const planned = await plannedOf(
        tx,
        ids.filter((id) => opens(actor, cards.get(id))),
      );
      tx.note(lookAt(visit, [...cards.values()]));
      return {
        today,
        following: all.length,
        lines: shown.flatMap(({ trajectory, ...why }) => {
          const row = cards.get(trajectory.id);
          return row ? [{ trajectory: toTrajectory(row, actor), ...why, planned: planned.get(row.id) ?? [] }] : [];
        }),
        more: wanted.length - shown.length,
        counts: countReasons(near),
        workload: await workloadOf(tx, actor, today),
      };
    });
  }

  /** All of them or nobody. With the same key twice: planned once. Throws `input.invalid` with everybody for whom that day cannot be. */
  plan(visit: Visit, { trajectoryIds, kind, on }: BulkPlan, key: string): Promise<BulkPlanned> {
    const ids = [...new Set(trajectoryIds)];
    const contactId = (id: string) => namedUuid('ketenveldnorm.contact', visit.actor.id, key, id);
    return this.acts.run(visit, async (act) => {
      await lockAll(act.tx, ids);
      const rows = await writable(act, visit, ids);
      const known = await plannedBefore(act.tx, ids.map(contactId));
      ensure(
        known === 0 || known === ids.length,
        'idempotency.reused',
        'This Idempotency-Key was used for other people.',
      );
      if (known > 0) return { planned: ids.length };
      const today = localDate(act.at);
      const faults = bulkFaults(rows, { on, today });
      if (faults.length > 0)
        throw new RuleError('input.invalid', 'Nobody was planned. Choose another day, or leave them out.', faults);
      for (const row of rows) {
        const contact = { id: contactId(row.id), kind, on, at: act.at, by: visit.actor.id };
        await insertContact(act.tx, row, contact);
        await act.step(row, 'contactPlanned', { contact: contact.id, kind, on });
        await act.save(row, { nextContactOn: nextAfterPlanning(row.nextContactOn, on) });
        act.note(row, 'U');
      }
      return { planned: ids.length };
    });
  }
}

const opens = (actor: Visit['actor'], row: TrajectoryRow | undefined) => row !== undefined && opensFor(actor, row);

/** In the order in which they were asked for, so that a fault points at the right one. */
async function writable(act: TrajectoryAct, visit: Visit, ids: readonly string[]): Promise<TrajectoryRow[]> {
  const rows: TrajectoryRow[] = [];
  for (const id of ids) {
    const row = await act.read(visit, id);
    ensure(
      mayWriteTrajectory(visit.actor, partiesOf(row)),
      'trajectory.denied',
      'Only who follows this person plans for them.',
    );
    rows.push(row);
  }
  return rows;
}

const purposeOf = { chainDirector: 'coordination', provider: 'care' } as const;
/** Whoever was shown, also by the person behind the pseudonym: who looked is told to the person concerned. */
const lookAt = ({ actor, operation }: Visit, rows: readonly TrajectoryRow[]): Noted => ({
  action: 'R',
  purpose: actor.role === 'chainDirector' || actor.role === 'provider' ? purposeOf[actor.role] : 'administration',
  objects:
    rows.length > 0
      ? rows.flatMap(({ id, personId }) => [
          { type: 'trajectory' as const, id },
          { type: 'person' as const, id: personId },
        ])
      : [{ type: 'search', id: operation }],
});
