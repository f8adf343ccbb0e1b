import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure, must } from '@ketenzicht/shared/kernel';
import {
  ensureSecond,
  judgeTerm,
  type Retention,
  type RetentionClass,
  type RetentionRun,
  type TermChanged,
} from '@ketenzicht/shared/privacy';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { RetentionEngine } from './retention.engine.js';
import { holdsNow, lastRun, openChange, ruleOf, rulesFor, setTerm } from './retention.queries.js';
import { personBy } from './request.queries.js';

/** The terms of keeping, who may change them, and what is held back from them. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly work: Work,
    private readonly engine: RetentionEngine,
  ) {}

  read(visit: Visit): Promise<Retention> {
    return this.work.run('care', visit, async (tx) => ({
      rules: await rulesFor(tx, visit.actor.id),
      holds: await holdsNow(tx),
      lastRun: await lastRun(tx),
    }));
  }

  async try(visit: Visit): Promise<RetentionRun> {
    await this.work.note('care', visit, { action: 'R', objects: [{ type: 'policy', id: 'retention' }] });
    return this.engine.dryRun(visit.at);
  }

  /** Throws `retention.below_the_law`, or `retention.change_waits` while another change of this class waits for its second person. */
  change(visit: Visit, name: RetentionClass, { term, reason }: { term: string; reason: string }): Promise<TermChanged> {
    return this.work.run('care', visit, async (tx) => {
      const rule = must(await ruleOf(tx, name), `the term of ${name}`);
      const speed = judgeTerm({ now: rule.term, next: term, floor: rule.floor });
      ensure(
        !(await openChange(tx, name)),
        'retention.change_waits',
        'Another change waits here. Decide about it first.',
      );
      if (speed === 'now') {
        await this.set(tx, visit, { name, term, before: rule.term, why: reason });
        return { outcome: 'changed', id: null };
      }
      const id = randomUUID();
      await tx.query(
        'insert into privacy.retention_change (id, class, term, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)',
        [id, name, term, reason, visit.actor.id, visit.at],
      );
      tx.note({ action: 'C', objects: [{ type: 'policy', id: `retention ${name}`, after: `proposed ${term}` }] });
      return { outcome: 'awaitingSecond', id };
    });
  }

  /** The second pair of eyes. Whoever proposed may withdraw, and never approve: `approval.same_person`. */
  decide(visit: Visit, name: RetentionClass, approve: boolean): Promise<TermChanged> {
    return this.work.run('care', visit, async (tx) => {
      const rule = must(await ruleOf(tx, name), `the term of ${name}`);
      const change = await openChange(tx, name);
      ensure(change !== undefined, 'retention.no_change', 'Nothing waits for a decision here.');
      if (approve) ensureSecond(change.proposedBy, visit.actor.id);
      await tx.query(
        'update privacy.retention_change set approved = $2, decided_by = $3, decided_at = $4 where id = $1',
        [change.id, approve, visit.actor.id, visit.at],
      );
      if (approve) await this.set(tx, visit, { name, term: change.term, before: rule.term, why: change.reason });
      else
        tx.note({
          action: 'U',
          objects: [{ type: 'policy', id: `retention ${name}`, after: `refused ${change.term}` }],
        });
      return { outcome: approve ? 'changed' : 'refused', id: null };
    });
  }

  placeHold(
    visit: Visit,
    { class: name, reference, reason }: { class: RetentionClass; reference?: string | undefined; reason: string },
  ): Promise<{ id: string }> {
    return this.work.run('care', visit, async (tx) => {
      const person = reference === undefined ? undefined : await personBy(tx, reference);
      const id = randomUUID();
      await tx.query(
        `insert into privacy.legal_hold (id, class, organisation_id, person_id, person_reference, reason, placed_by, placed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, name, person?.organisationId, person?.id, person?.reference, reason, visit.actor.id, visit.at],
      );
      tx.note({
        action: 'C',
        purpose: 'oversight',
        objects: [
          { type: 'policy', id: `hold ${id}`, after: name },
          ...(person ? [{ type: 'person' as const, id: person.id }] : []),
        ],
      });
      return { id };
    });
  }

  liftHold(visit: Visit, id: string): Promise<void> {
    return this.work.run('care', visit, async (tx) => {
      const { rowCount } = await tx.query(
        'update privacy.legal_hold set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null',
        [id, visit.actor.id, visit.at],
      );
      ensure(rowCount === 1, 'hold.unknown', 'There is no such hold.');
      tx.note({ action: 'U', purpose: 'oversight', objects: [{ type: 'policy', id: `hold ${id}`, after: 'lifted' }] });
    });
  }

  private async set(
    tx: Tx,
    { actor, at }: Visit,
    { name, term, before, why }: { name: RetentionClass; term: string; before: string; why: string },
  ): Promise<void> {
    await setTerm(tx, name, term, actor.id, at);
    tx.note({
      action: 'U',
      purposeText: why,
      objects: [{ type: 'policy', id: `retention ${name}`, before, after: term }],
    });
  }
}
