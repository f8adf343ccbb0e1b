import {
  climbed,
  closed,
  deadlineOn,
  highest,
  defaultLadderHours as hours,
  lowered,
  onRung,
  passed,
  paused,
  tookMinutes,
  type CaseInput,
  type CaseLink,
  type CaseStepKind,
  type Cause,
  type DownReason,
  type InterventionVerb,
  type Outcome,
  type Rung,
  type Standing,
} from '@ketenzicht/shared/coordination';
import { addLocalDays, hour, localDate } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import { namedUuid } from '../../platform/named-uuid.js';

export interface Rows {
  cases: object[];
  steps: object[];
  tasks: object[];
  conferences: object[];
}

export interface Beginning extends Pick<
  CaseInput,
  'kind' | 'title' | 'urgency' | 'regionId' | 'securityLevel' | 'targetGroup' | 'cause'
> {
  number: number;
  summary: string;
  rung: Rung;
  /** Null: a rule opened it. */
  opener: string | null;
  organisationId: string | null;
  facts: Record<string, unknown>;
  links: CaseLink[];
}

/** Somebody on every rung, and in words. */
export interface People {
  owners: Readonly<Record<Rung, string>>;
  nameOf: (id: string) => string;
}

/** One invented case, lived through by the real rules: whatever its story, its clock is what it would have been. */
export class DemoCase {
  private stands: Standing;
  private ownerId: string;
  private readonly parties = new Set<string>();
  private readonly steps: object[] = [];
  private readonly tasks: object[] = [];
  private readonly conferences: object[] = [];
  private ending: object = { closed_at: null, outcome: null, took_minutes: null, next_step: null };
  readonly id: string;

  constructor(
    private readonly begin: Beginning,
    private readonly openedAt: Date,
    private readonly people: People,
  ) {
    const { rung, opener } = begin;
    this.id = namedUuid('demo', 'case', begin.number);
    this.ownerId = rung === 'provider' && opener ? opener : people.owners[rung];
    this.stands = {
      ...begin,
      state: 'open',
      rung,
      rungSince: openedAt,
      deadline: deadlineOn(rung, openedAt, begin, hours),
      pausedUntil: null,
      pauseReason: null,
      pausedAt: null,
      leftMinutes: null,
      pausedMinutes: 0,
    };
    if (opener) this.parties.add(opener);
    this.parties.add(this.ownerId);
    this.say('opened', openedAt, opener, { kind: begin.kind, rung, owner: this.ownerId });
  }

  private say(kind: CaseStepKind, at: Date, by: string | null, detail: object = {}, text: string | null = null): void {
    const { id: case_id } = this;
    this.steps.push({ case_id, at, kind, actor_id: by, by_clock: by === null, text, detail });
  }

  private own(rung: Rung): void {
    this.ownerId = rung === 'provider' && this.begin.opener ? this.begin.opener : this.people.owners[rung];
    this.parties.add(this.ownerId);
  }

  /** Up to this moment the clock does its work. */
  private until(at: Date): Date {
    for (const { standing, at: then, kind, from, times } of passed(this.stands, at, hours)) {
      this.stands = standing;
      if (kind === 'climbed') this.own(standing.rung);
      const again = from === standing.rung && { again: true, times };
      this.say(kind, then, null, kind === 'climbed' ? { from, to: standing.rung, owner: this.ownerId, ...again } : {});
    }
    return at;
  }

  /** Hours after it was opened. */
  private on(after: number): Date {
    return this.until(new Date(this.openedAt.getTime() + after * hour));
  }

  climb(after: number, text: string | null = null): this {
    const at = this.on(after);
    if (this.stands.rung === 'ministry') return this;
    const [from, by] = [this.stands.rung, this.ownerId];
    this.stands = climbed(this.stands, at, hours);
    this.own(this.stands.rung);
    this.say('climbed', at, by, { from, to: this.stands.rung, owner: this.ownerId }, text);
    return this;
  }

  lower(after: number, reason: DownReason, text: string | null = null): this {
    const at = this.on(after);
    const [from, by] = [this.stands.rung, this.ownerId];
    this.stands = lowered(this.stands, at, hours);
    this.own(this.stands.rung);
    this.say('lowered', at, by, { from, to: this.stands.rung, owner: this.ownerId, reason }, text);
    return this;
  }

  take(after: number, own: Rung): this {
    const at = this.on(after);
    const from = this.stands.rung;
    const rung = highest(from, own);
    const before = this.ownerId;
    if (from !== rung) this.stands = onRung(this.stands, rung, at, hours);
    this.own(rung);
    this.say('taken', at, this.ownerId, { from, to: rung, before, owner: this.ownerId });
    return this;
  }

  pause(after: number, days: number, reason: DownReason): this {
    const at = this.on(after);
    const until = addLocalDays(localDate(at), days);
    this.stands = paused(this.stands, at, { until, reason });
    this.say('paused', at, this.ownerId, { reason, until });
    return this;
  }

  note(after: number, text: string): this {
    this.say('noted', this.on(after), this.ownerId, {}, text);
    return this;
  }

  intervene(after: number, verb: InterventionVerb, text: string): this {
    this.say('intervened', this.on(after), this.ownerId, { verb }, text);
    return this;
  }

  task(after: number, text: string, days: number, isDone = false): this {
    const at = this.on(after);
    const id = namedUuid('demo', 'case task', this.begin.number, this.tasks.length);
    const due_on = addLocalDays(localDate(at), days);
    const owner_name = this.people.nameOf(this.ownerId);
    this.tasks.push({
      id,
      case_id: this.id,
      text,
      owner_id: this.ownerId,
      owner_name,
      due_on,
      made_at: at,
      done_at: isDone ? new Date(at.getTime() + 3 * hour) : null,
    });
    this.say('taskAdded', at, this.ownerId, { task: id, dueOn: due_on, owner: owner_name }, text);
    return this;
  }

  confer(after: number, at: Date, invited: string[], decisions: string | null = null): this {
    const planned = this.on(after);
    const id = namedUuid('demo', 'case conference', this.begin.number, this.conferences.length);
    this.conferences.push({ id, case_id: this.id, at, invited, decisions, held_at: decisions === null ? null : at });
    this.say('conferencePlanned', planned, this.ownerId, { conference: id, at, invited });
    if (decisions !== null) this.say('conferenceHeld', this.until(at), this.ownerId, { conference: id }, decisions);
    return this;
  }

  close(after: number, outcome: Outcome, cause: Cause, next: string | null = null): this {
    const at = this.on(after);
    const { pausedMinutes } = (this.stands = closed(this.stands, at));
    const next_step = next && { text: next, owner: 'De ontvangende afdeling', on: addLocalDays(localDate(at), 7) };
    this.ending = {
      closed_at: at,
      outcome,
      took_minutes: tookMinutes(this.openedAt, at, pausedMinutes),
      next_step,
      cause,
    };
    this.say('closed', at, this.ownerId, { outcome, cause });
    return this;
  }

  /** A question ends with its answer. */
  answer(after: number, text: string, cause: Cause): this {
    this.say('answered', this.on(after), this.ownerId, { owner: this.ownerId }, text);
    return this.close(after, 'answered', cause);
  }

  settle(rows: Rows, directory_id: string, now: Date): void {
    this.until(now);
    const { begin, stands } = this;
    const seed = Uint8Array.from(this.id.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
    rows.cases.push({
      id: this.id,
      directory_id,
      reference: referenceFrom(seed.slice(0, 7), 'CP'),
      kind: begin.kind,
      title: begin.title,
      summary: begin.summary,
      urgency: begin.urgency,
      cause: begin.cause,
      region_id: begin.regionId,
      security_level: begin.securityLevel,
      target_group: begin.targetGroup,
      state: stands.state,
      rung: stands.rung,
      rung_since: stands.rungSince,
      deadline: stands.deadline,
      paused_until: stands.pausedUntil,
      pause_reason: stands.pauseReason,
      paused_at: stands.pausedAt,
      left_minutes: stands.leftMinutes,
      paused_minutes: stands.pausedMinutes,
      owner_id: this.ownerId,
      opened_by: begin.opener,
      organisation_id: begin.organisationId,
      opened_at: this.openedAt,
      party_ids: [...this.parties],
      facts: begin.facts,
      links: begin.links,
      version: this.steps.length - 1,
      ...this.ending,
    });
    rows.steps.push(...this.steps);
    rows.tasks.push(...this.tasks);
    rows.conferences.push(...this.conferences);
  }
}
