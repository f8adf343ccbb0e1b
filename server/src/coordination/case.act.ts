import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject, Purpose } from '@ketenzicht/shared/audit';
import type { CaseStepKind } from '@ketenzicht/shared/coordination';
import { RuleError, type Role } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import type { CaseRow } from './case.rows.js';
import { tellOfStep } from './case.telling.js';

const purposeOf: Readonly<Partial<Record<Role, Purpose>>> = { provider: 'care', referrer: 'care' };

/** One line about some cases. A list that was empty was looked at as well. */
export const lineOf = (
  { actor, operation }: Visit,
  action: AuditAction,
  caseIds: readonly string[],
  more: Omit<AuditObject, 'type' | 'id'> = {},
): Noted => ({
  action,
  purpose: purposeOf[actor.role] ?? 'coordination',
  objects:
    caseIds.length > 0 ? caseIds.map((id) => ({ type: 'case', id, ...more })) : [{ type: 'search', id: operation }],
});

/** What one transaction does about cases: told when, and only when, it is committed. */
export class CaseAct {
  /** By case: everybody whose desk shows something else now. */
  readonly desks = new Map<string, Set<string>>();
  /** Beside the case, whom its line in the log is about: who was let in, or out. */
  readonly about: AuditObject[] = [];

  constructor(
    readonly tx: Tx,
    readonly at: Date,
    readonly visit: Visit | undefined,
  ) {}

  /** One line of the timeline. Never changed afterwards. `at`: when it really happened. */
  async step(
    row: CaseRow,
    kind: CaseStepKind,
    detail: Record<string, unknown> = {},
    { text = null, at = this.at }: { text?: string | null; at?: Date } = {},
  ): Promise<void> {
    await this.tx.query(
      `insert into coordination.case_step (case_id, region_id, rung, organisation_id, party_ids, at, kind, actor_id, by_clock, text, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.regionId,
        row.rung,
        row.organisationId,
        row.partyIds,
        at,
        kind,
        this.visit?.actor.id ?? null,
        this.visit === undefined,
        text,
        JSON.stringify(detail),
      ],
    );
    await tellOfStep(this.tx, row, kind, { actorId: this.visit?.actor.id ?? null, at, detail });
    this.ring(row);
  }

  ring(row: CaseRow): void {
    const desk = this.desks.get(row.id) ?? new Set<string>();
    for (const whom of [row.ownerId, ...row.partyIds, row.regionId]) desk.add(whom);
    if (row.organisationId !== null) desk.add(row.organisationId);
    this.desks.set(row.id, desk);
  }

  note(caseId: string, action: AuditAction = 'U', more: AuditObject[] = []): void {
    const lifecycle = action === 'C' ? 'created' : 'changed';
    const line: Noted = this.visit
      ? lineOf(this.visit, action, [caseId], { lifecycle })
      : { action, objects: [{ type: 'case', id: caseId, lifecycle }] };
    line.objects.push(...this.about, ...more);
    this.tx.note(line);
  }

  /**
   * From here on with the eyes of the clock, to the end of the transaction: a case that is brought down or handed on is out of sight of whoever did it, and who
   * has the fewest cases is known to nobody else. Only after the policies have said that the deciding itself is theirs.
   */
  async beyond(): Promise<void> {
    await this.tx.query(`select set_config('app.role', 'clock', true)`);
  }
}

/** The door of every case: one transaction in the room of the coordination point, and a line in the log either way. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly work: Work,
    private readonly bell: Bell,
  ) {}

  /** `about`: the case, where the address names one, for the line that a refusal leaves. */
  async run<T>(
    visit: Visit,
    body: (act: CaseAct) => Promise<T>,
    about?: string,
    action: AuditAction = 'U',
  ): Promise<T> {
    try {
      return await this.told(
        (within) => this.work.run('coordination', visit, within),
        (tx) => new CaseAct(tx, visit.at, visit),
        body,
      );
    } catch (error) {
      if (error instanceof RuleError && error.code === 'knelpunt.unknown') {
        const objects: AuditObject[] = about === undefined ? [] : [{ type: 'case', id: about }];
        await this.work.note('coordination', visit, { ...lineOf(visit, action, []), objects, refused: true });
      }
      throw error;
    }
  }

  runByClock<T>(at: Date, job: string, body: (act: CaseAct) => Promise<T>): Promise<T> {
    return this.told(
      (within) => this.work.runByClock('coordination', { at, job }, within),
      (tx) => new CaseAct(tx, at, undefined),
      body,
    );
  }

  private async told<T>(
    run: (within: (tx: Tx) => Promise<{ result: T; act: CaseAct }>) => Promise<{ result: T; act: CaseAct }>,
    begin: (tx: Tx) => CaseAct,
    body: (act: CaseAct) => Promise<T>,
  ): Promise<T> {
    const { result, act } = await run(async (tx) => {
      const doing = begin(tx);
      return { result: await body(doing), act: doing };
    });
    for (const [subject, whom] of act.desks) this.bell.ring('desk', { desk: 'coordination', subject, for: [...whom] });
    return result;
  }
}
