import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@ketenzicht/shared/audit';
import { StandingService, type Moved, type StandingRow } from '../capacity/standing.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import { PlacementGate, lineOf } from './placement-gate.service.js';
import type { AttemptRow, RequestRow } from './rows.js';
import { addStep, type Doer, type StepAbout } from './steps.js';

export type RequestParty = Pick<RequestRow, 'id' | 'organisationId' | 'askedBy' | 'regionId'>;

/** What one transaction does about requests: the figures that it moves and the steps that it takes are told when, and only when, it is committed. */
export class Act {
  private readonly figures = new Map<string, { row: StandingRow; countedBy?: string | undefined }>();
  /** By request: everybody whose desk shows something else now. */
  readonly desks = new Map<string, Set<string>>();

  readonly doer: Doer;
  private role: string;

  constructor(
    readonly tx: Tx,
    readonly at: Date,
    private readonly visit: Visit | undefined,
  ) {
    this.doer = visit?.actor ?? { id: null, organisationId: null };
    this.role = visit?.actor.role ?? 'clock';
  }

  /** The newest row of a ward. `counted`: people were counted, and that is a line of its history. */
  moved(row: StandingRow, counted = false): void {
    const countedBy = counted ? (this.doer.id ?? undefined) : this.figures.get(row.unit_id)?.countedBy;
    this.figures.set(row.unit_id, { row, countedBy });
  }

  async step(request: RequestParty, about: StepAbout): Promise<void> {
    await addStep(this.tx, { actor: this.doer, at: this.at }, request, about);
    const ward = about.ward ?? about.attempt;
    this.ring(request, ward?.providerId);
  }

  ring(request: RequestParty, providerId?: string): void {
    const desk =
      this.desks.get(request.id) ??
      new Set([request.organisationId ?? request.askedBy, request.askedBy, request.regionId]);
    if (providerId !== undefined) desk.add(providerId);
    this.desks.set(request.id, desk);
  }

  note(request: Pick<RequestRow, 'id'>, about?: Pick<AttemptRow, 'unitId'>): void {
    const line: Noted = this.visit
      ? lineOf(this.visit, 'U', [request.id], { lifecycle: 'changed' })
      : { action: 'U', objects: [{ type: 'case', id: request.id, lifecycle: 'changed' }] };
    if (about) line.objects.push({ type: 'ward', id: about.unitId });
    this.tx.note(line);
  }

  /**
   * What follows by rule from what was decided, also for wards that whoever decided may not see: one ward's yes ends the tries at the others. Only after
   * the policies have said that the deciding itself is theirs.
   */
  async beyond<T>(body: () => Promise<T>): Promise<T> {
    const { role } = this;
    if (role === 'clock') return body();
    await this.as('clock');
    const result = await body();
    await this.as(role);
    return result;
  }

  /**
   * Last of all: the order lock, which every report in the country needs as well. By ward, so that two never wait for each other. A transfer moves the figure
   * of an organisation that does not act.
   */
  append(standing: StandingService): Promise<Moved[]> {
    const inOrder = [...this.figures].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = async () => {
      const moved: Moved[] = [];
      for (const [, { row, countedBy }] of inOrder) moved.push(await standing.append(this.tx, row, this.at, countedBy));
      return moved;
    };
    return inOrder.length > 1 ? this.beyond(all) : all();
  }

  private async as(role: string): Promise<void> {
    await this.tx.query(`select set_config('app.role', $1, true)`, [role]);
    this.role = role;
  }
}

const job = 'placement.clock';

@Injectable()
export class Acts {
  constructor(
    private readonly work: Work,
    private readonly gate: PlacementGate,
    private readonly standing: StandingService,
    private readonly bell: Bell,
  ) {}

  /** `about`: the request, where the address names one, for the line that a refusal leaves. */
  run<T>(visit: Visit, body: (act: Act) => Promise<T>, about: { id?: string; action?: AuditAction } = {}): Promise<T> {
    return this.told(
      (within) => this.gate.act(visit, { action: 'U', ...about }, within),
      (tx) => new Act(tx, visit.at, visit),
      body,
    );
  }

  runByClock<T>(at: Date, body: (act: Act) => Promise<T>): Promise<T> {
    return this.told(
      (within) => this.work.runByClock('placement', { at, job }, within),
      (tx) => new Act(tx, at, undefined),
      body,
    );
  }

  private async told<T>(
    run: (
      within: (tx: Tx) => Promise<{ result: T; act: Act; moved: Moved[] }>,
    ) => Promise<{ result: T; act: Act; moved: Moved[] }>,
    begin: (tx: Tx) => Act,
    body: (act: Act) => Promise<T>,
  ): Promise<T> {
    const { result, act, moved } = await run(async (tx) => {
      const doing = begin(tx);
      const done = await body(doing);
      return { result: done, act: doing, moved: await doing.append(this.standing) };
    });
    this.standing.tell(moved);
    for (const [subject, whom] of act.desks) this.bell.ring('desk', { desk: 'placement', subject, for: [...whom] });
    return result;
  }
}
