import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  confirmedReport,
  jumpWarnings,
  mayBackfill,
  mayReportCapacity,
  readReport,
  reportCapacity,
  type Capacity,
  type CapacityAccepted,
  type CapacityReport,
  type Confirmation,
  type Decision,
} from '@ketenzicht/shared/capacity';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Config } from '../platform/config/config.js';
import { CLOCK, CONFIG, POOL, type Clock } from '../platform/tokens.js';
import { toCapacity } from './capacity.figures.js';
import { acceptedReport, figureAtVersion } from './capacity.queries.js';
import { CapacityWriter } from './capacity.writer.js';
import { UnitStates, type UnitState } from './unit-states.js';
import type { WriteOutcome } from './write-order.js';

/** What came with a write beside its body. */
export interface WriteHeaders {
  /** `If-Match`, parsed: the version that the reporter saw. Undefined when it was not sent. */
  version: number | undefined;
  /** The client's own, or one of ours: a commit whose answer was lost can then always be asked about again. */
  key: string;
}

/** Same answer for "not yours" and "not there": which wards exist elsewhere is nobody's business. */
export const unknownUnit = () => new RuleError('unit.unknown', 'There is no such ward that you may use.');

@Injectable()
export class CapacityService {
  constructor(
    private readonly units: UnitStates,
    private readonly writer: CapacityWriter,
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A ward that this actor may read. */
  readable(actor: Actor, unitId: string): UnitState {
    const unit = this.units.get(unitId);
    if (!unit || !mayOpenDirectory(actor, unit.directoryId) || !isOpen(unit, this.clock())) throw unknownUnit();
    return unit;
  }

  /** A ward that this actor keeps the figures of. */
  reportable(actor: Actor, unitId: string): UnitState {
    const unit = this.readable(actor, unitId);
    if (!mayReportCapacity(actor, { providerId: unit.ward.providerId, directoryId: unit.directoryId }))
      throw unknownUnit();
    return unit;
  }

  /** Every ward of a register, open or not; the same list until one comes or changes. Its figures go with the time. */
  inRegister(directoryId: string): readonly Readonly<UnitState>[] {
    return this.units.inRegister(directoryId);
  }

  /** Any ward that ever was, for figures over the past; undefined where there is none. */
  known(unitId: string): Pick<UnitState, 'ward' | 'directoryId'> | undefined {
    return this.units.get(unitId);
  }

  /** A ward and the figure it stands at, whoever asks. */
  standing(unitId: string): Readonly<UnitState> | undefined {
    return this.units.get(unitId);
  }

  /** How many people are on a ward, as far as anybody said; whether that is still fresh does not matter to whoever wants to close it. */
  occupied(unitId: string): number | null {
    return this.units.get(unitId)?.capacity.occupied ?? null;
  }

  report(actor: Actor, unitId: string, body: unknown, headers: WriteHeaders): Promise<CapacityAccepted> {
    return this.write(actor, unitId, headers, body, (at) => {
      const report = readReport(body, { at, backfill: mayBackfill(actor) });
      return () => report;
    });
  }

  confirm(
    actor: Actor,
    unitId: string,
    body: Confirmation | undefined,
    headers: WriteHeaders,
  ): Promise<CapacityAccepted> {
    return this.write(
      actor,
      unitId,
      headers,
      { confirm: body ?? {} },
      () => (now) => confirmedReport(now, body?.observedAt),
    );
  }

  /** Judge against what we know, write if the ward still stands at the version seen, answer. Refusals change nothing. */
  private async write(
    actor: Actor,
    unitId: string,
    headers: WriteHeaders,
    body: unknown,
    read: (at: Date) => (now: Capacity) => CapacityReport,
  ): Promise<CapacityAccepted> {
    let unit = this.reportable(actor, unitId);
    const at = this.clock();
    const reportOf = read(at);
    const { version: expected, key } = headers;
    if (expected === undefined)
      throw new RuleError('capacity.version_missing', 'Send If-Match with the version you saw.');
    const fingerprint = fingerprintOf(unitId, expected, body);
    if (unit.capacity.version < expected) unit = (await this.units.refresh(unitId)) ?? unit;
    if (unit.capacity.version !== expected) return this.repeatedOrStale(actor, unit, key, fingerprint);

    const decision = reportCapacity(unit.capacity, reportOf(unit.capacity), {
      at,
      setting: unit.ward.setting,
      source: actor.role === 'feed' ? 'feed' : 'person',
      backfill: mayBackfill(actor),
      validity: this.config.validity,
    });
    const written = await this.writer.write({
      ...decision,
      unitId,
      providerId: unit.ward.providerId,
      directoryId: unit.directoryId,
      actorId: actor.id,
      expected,
      key,
      fingerprint,
      recordedAt: at,
    });
    return this.answer(actor, unit, key, fingerprint, decision, written);
  }

  private async answer(
    actor: Actor,
    unit: UnitState,
    key: string,
    fingerprint: string,
    decision: Decision,
    written: WriteOutcome,
  ): Promise<CapacityAccepted> {
    if (written.outcome !== 'written') {
      if (written.outcome === 'stale') await this.units.refresh(unit.ward.id);
      return this.repeatedOrStale(actor, unit, key, fingerprint);
    }
    const { standing, current, warnings } = decision;
    this.units.apply(unit.ward.id, standing);
    return { unitId: unit.ward.id, revision: written.revision, current, capacity: standing, warnings };
  }

  /** The same key and body get the first answer again; a new key gets told what stands now. */
  private async repeatedOrStale(
    actor: Actor,
    unit: UnitState,
    key: string,
    fingerprint: string,
  ): Promise<CapacityAccepted> {
    const earlier = await acceptedReport(this.pool, actor.id, key);
    if (!earlier)
      throw new RuleError(
        'capacity.stale',
        'Someone reported this ward meanwhile. Look at the newer figure and try again.',
        [],
        { capacity: unit.capacity },
      );
    if (earlier.fingerprint !== fingerprint)
      throw new RuleError('idempotency.reused', 'This Idempotency-Key was used for another request.');
    const unitId = unit.ward.id;
    const { revision, version, operational, occupied } = earlier;
    const [before, after] = await Promise.all([
      figureAtVersion(this.pool, unitId, version - 1),
      figureAtVersion(this.pool, unitId, version),
    ]);
    const current = after?.revision === revision;
    return {
      unitId,
      revision,
      current,
      capacity: toCapacity({ ...(after ?? earlier), version }, this.clock()),
      warnings:
        current && before ? jumpWarnings(before, { operational: operational ?? 0, occupied: occupied ?? 0 }) : [],
    };
  }
}

const isOpen = (unit: UnitState, at: Date): boolean => unit.validFrom <= at.getTime() && at.getTime() < unit.validTo;

const fingerprintOf = (unitId: string, expected: number, body: unknown): string =>
  hash('sha256', `${unitId} ${expected} ${JSON.stringify(body)}`, 'base64url');
