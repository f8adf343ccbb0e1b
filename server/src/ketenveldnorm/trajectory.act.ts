import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject, RelationBasis } from '@ketenzicht/shared/audit';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import type { TrajectoryStepKind } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import type { SealedColumn } from '../platform/keys/sealed-columns.js';
import { claimsOn, lineAbout, type Emergency } from '../person/person-gate.service.js';
import { PersonVault, type PersonCipher } from '../person/vault.service.js';
import { lockTrajectory, readTrajectory } from './trajectory.queries.js';
import { changeable, opens, type TrajectoryChange, type TrajectoryRow } from './trajectory.rows.js';

export interface Seen {
  id: string;
  /** Of `If-Match`: the version that whoever decides had before them. */
  version: number;
}

/** What was sealed under `ketenveldnorm.table.column`; null once its key is out of reach, which it is when following has ended. */
export type Open = (column: string, stored: string | null) => string | null;

/** What one transaction does about people who are followed: told when, and only when, it is committed. */
export class TrajectoryAct {
  /** By trajectory: everybody whose desk shows something else now. */
  readonly desks = new Map<string, Set<string>>();
  private readonly emergencies = new Map<string, Emergency>();

  constructor(
    readonly tx: Tx,
    readonly at: Date,
    readonly visit: Visit | undefined,
    private readonly vault: PersonVault,
  ) {}

  /** Locked. `If-Match` is asked first, so that nobody decides about what changed under their hands. Throws `trajectory.unknown`, `trajectory.closed`, `version.stale`. */
  async openFor(visit: Visit, { id, version }: Seen): Promise<TrajectoryRow> {
    const row = await lockTrajectory(this.tx, visit.actor, id);
    await this.admit(visit, row);
    ensure(row.version === version, 'version.stale', 'Somebody changed this meanwhile. Look at it again, then decide.');
    return row;
  }

  /** Not locked: for what only adds, and for reading. */
  async read(visit: Visit, id: string): Promise<TrajectoryRow> {
    const row = await readTrajectory(this.tx, visit.actor, id);
    await this.admit(visit, row);
    return row;
  }

  /** A newer version. The database keeps the history of who answered for it, and refuses what must never be so. */
  async save(row: TrajectoryRow, change: TrajectoryChange): Promise<TrajectoryRow> {
    const next = { ...row, ...change, version: row.version + 1 };
    const names = Object.keys(change) as (keyof TrajectoryChange)[];
    const { rowCount } = await this.tx.query(
      `update ketenveldnorm.trajectory set ${names.map((name, index) => `${changeable[name]} = $${index + 4}, `).join('')}changed_at = $3, version = version + 1
       where id = $1 and version = $2`,
      [row.id, row.version, this.at, ...names.map((name) => change[name] ?? null)],
    );
    ensure(rowCount === 1, 'version.stale', 'Somebody changed this meanwhile. Look at it again, then decide.');
    this.ring(row);
    this.ring(next);
    return next;
  }

  /** One line of the road. Never changed afterwards. Words are sealed with the person's key; `detail` holds codes, days and ids only. */
  async step(
    row: TrajectoryRow,
    kind: TrajectoryStepKind,
    detail: Record<string, unknown> = {},
    words: string | null = null,
  ): Promise<void> {
    const sealed = words === null ? null : await this.seal(row, 'ketenveldnorm.step.words', words);
    await this.tx.query(
      `insert into ketenveldnorm.step (organisation_id, trajectory_id, at, kind, actor_id, by_clock, words, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.organisationId,
        row.id,
        this.at,
        kind,
        this.visit?.actor.id ?? null,
        this.visit === undefined,
        sealed,
        JSON.stringify(detail),
      ],
    );
    this.ring(row);
  }

  /** Sealed for this trajectory and nowhere else. */
  async seal(row: TrajectoryRow, column: SealedColumn, words: string): Promise<string> {
    const cipher = await this.cipher(row);
    if (!cipher) throw new RuleError('trajectory.closed', 'This file cannot be opened any more.');
    return cipher.seal(column, words, row.id);
  }

  /** One key for all that is read at once. */
  async opener(row: TrajectoryRow): Promise<Open> {
    const cipher = await this.cipher(row);
    return (column, stored) =>
      stored === null || !cipher ? null : cipher.open(column, stored, row.id).toString('utf8');
  }

  /**
   * With the eyes of the clock, for this one question: who follows the fewest is known to nobody, and what hangs under a file that has just closed is out of
   * sight of whoever closed it. Only after the policies have said that the deciding itself is theirs.
   */
  async beyond<T>(look: () => Promise<T>): Promise<T> {
    await this.tx.query(`select set_config('app.role', 'clock', true)`);
    const found = await look();
    await this.tx.query(`select set_config('app.role', $1, true)`, [this.visit?.actor.role ?? 'clock']);
    return found;
  }

  ring(row: TrajectoryRow): void {
    const desk = this.desks.get(row.id) ?? new Set<string>();
    for (const whom of [row.ownerId, ...row.partyIds, row.regionId, row.toRegionId, row.toOwnerId])
      if (whom !== null) desk.add(whom);
    this.desks.set(row.id, desk);
  }

  note(row: TrajectoryRow, action: AuditAction, more: AuditObject[] = []): void {
    const objects: AuditObject[] = [{ type: 'trajectory', id: row.id }, { type: 'person', id: row.personId }, ...more];
    const emergency = this.emergencies.get(row.id) ?? null;
    if (!this.visit) this.tx.note({ action, objects });
    else this.tx.note(lineAbout(this.visit, { basis: basisOf(this.visit, row), emergency }, { action, objects }));
  }

  /** Undefined when the key was destroyed, or the database hands it out to nobody who asks. */
  private cipher(row: Pick<TrajectoryRow, 'organisationId' | 'personId'>): Promise<PersonCipher | undefined> {
    return this.vault.of(this.tx, { organisationId: row.organisationId, id: row.personId });
  }

  /** Throws `trajectory.no_relation`. Whoever comes in by an emergency has that on every line about it. */
  private async admit({ actor }: Visit, row: TrajectoryRow): Promise<void> {
    if (!opens(actor, row))
      throw new RuleError(
        'trajectory.no_relation',
        'You do not follow this person. Ask the one who does to let you take part; in an emergency open the file as an emergency.',
      );
    if (isParty(actor.id, row) || actor.role === 'privacyOfficer') return;
    const claims = (await claimsOn(this.tx, actor.id, [row.personId])).get(row.personId);
    if (claims?.emergency && claims.relations.length === 0) this.emergencies.set(row.id, claims.emergency);
  }
}

const isParty = (id: string, row: TrajectoryRow) => id === row.ownerId || row.partyIds.includes(id);

function basisOf({ actor }: Visit, row: TrajectoryRow): RelationBasis {
  if (actor.role === 'privacyOfficer') return 'supervision';
  if (actor.id === row.ownerId) return 'chainDirection';
  return isParty(actor.id, row) || row.relates ? 'processDirection' : 'none';
}

const refusals = new Set([
  'trajectory.unknown',
  'trajectory.no_relation',
  'trajectory.denied',
  'person.unknown',
  'person.no_relation',
]);

const asObject = (about: string | AuditObject): AuditObject =>
  typeof about === 'string' ? { type: 'trajectory', id: about } : about;

/** The door of everybody who is followed: one transaction in the room of care, and a line in the log either way. */
@Injectable()
export class TrajectoryActs {
  constructor(
    private readonly work: Work,
    private readonly bell: Bell,
    private readonly vault: PersonVault,
  ) {}

  /** `about`: the trajectory, where the address names one, for the line that a refusal leaves. */
  async run<T>(
    visit: Visit,
    body: (act: TrajectoryAct) => Promise<T>,
    about?: string | AuditObject,
    action: AuditAction = 'U',
  ): Promise<T> {
    try {
      return await this.told(
        (within) => this.work.run('care', visit, within),
        (tx) => new TrajectoryAct(tx, visit.at, visit, this.vault),
        body,
      );
    } catch (error) {
      if (error instanceof RuleError && refusals.has(error.code)) {
        const objects = about === undefined ? [] : [asObject(about)];
        await this.work.note('care', visit, { action, objects, refused: true });
      }
      throw error;
    }
  }

  runByClock<T>(at: Date, job: string, body: (act: TrajectoryAct) => Promise<T>): Promise<T> {
    return this.told(
      (within) => this.work.runByClock('care', { at, job, activity: 'ketenveldnorm' }, within),
      (tx) => new TrajectoryAct(tx, at, undefined, this.vault),
      body,
    );
  }

  private async told<T>(
    run: (within: (tx: Tx) => Promise<{ result: T; act: TrajectoryAct }>) => Promise<{ result: T; act: TrajectoryAct }>,
    begin: (tx: Tx) => TrajectoryAct,
    body: (act: TrajectoryAct) => Promise<T>,
  ): Promise<T> {
    const { result, act } = await run(async (tx) => {
      const doing = begin(tx);
      return { result: await body(doing), act: doing };
    });
    for (const [subject, whom] of act.desks) this.bell.ring('desk', { desk: 'ketenveldnorm', subject, for: [...whom] });
    return result;
  }
}
