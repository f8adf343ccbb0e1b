import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  concernsAbout,
  differences,
  fieldsOf,
  isDue,
  mayDecide,
  mayPropose,
  maySeeProposal,
  refuseImpossible,
  refusePast,
  type Proposal,
  type ProposalInput,
  type WardChange,
} from '@ketenzicht/shared/bedbase';
import { RuleError, ensure, type Actor } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { CapacityService } from '../capacity/capacity.service.js';
import { readWard } from '../capacity/ward.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { EventFeed, type LoggedEvent } from '../platform/events/event-feed.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { POOL } from '../platform/tokens.js';
import { applyProposal, tellOfWard, wardObject } from './apply-proposal.js';
import {
  changesOf,
  decideProposal,
  insertChange,
  insertProposal,
  listProposals,
  lockProposal,
  withdrawProposal,
  type ProposalRow,
} from './bedbase.queries.js';

const unknownUnit = () => new RuleError('unit.unknown', 'There is no such ward that you may use.');
const unknownProposal = () => new RuleError('proposal.unknown', 'There is no such proposal that you may see.');
type Target = Pick<
  ProposalRow,
  'provider_id' | 'directory_id' | 'ward_id' | 'location_id' | 'kind' | 'before' | 'after'
>;

/** What a ward is changes by two: somebody of the organisation proposes it, somebody outside decides. */
@Injectable()
export class BedbaseService {
  constructor(
    private readonly work: Work,
    private readonly capacity: CapacityService,
    private readonly feed: EventFeed,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async list(visit: Visit, ended: boolean): Promise<Proposal[]> {
    const rows = await this.work.run('admin', visit, (tx) => listProposals(tx, ended));
    return this.shown(
      rows.filter((row) => maySeeProposal(visit.actor, ofOrganisation(row))),
      visit.actor,
    );
  }

  async propose(visit: Visit, input: ProposalInput): Promise<Proposal> {
    refusePast(input.effectiveOn, visit.at);
    const id = randomUUID();
    const row = await this.work.run('admin', visit, async (tx) => {
      const target = await this.targetOf(tx, visit, input);
      await insertProposal(tx, {
        ...target,
        id,
        reason: input.reason,
        effective_on: input.effectiveOn,
        proposed_by: visit.actor.id,
        proposed_at: visit.at,
      }).catch(refuseSecond);
      tx.note({
        action: 'C',
        objects: [wardObject(target.ward_id, target.before, target.after)],
        purposeText: input.reason,
      });
      return lockProposal(tx, id);
    });
    return this.oneShown(row, visit.actor);
  }

  async withdraw(visit: Visit, id: string, seen: number): Promise<Proposal> {
    const row = await this.work.run('admin', visit, async (tx) => {
      const found = await this.openProposal(tx, visit.actor, id, seen);
      ensure(mayPropose(visit.actor, ofOrganisation(found)), 'proposal.unknown', unknownProposal().message);
      await withdrawProposal(tx, id);
      tx.note({ action: 'U', objects: [wardObject(found.ward_id, { state: found.state }, { state: 'withdrawn' })] });
      return lockProposal(tx, id);
    });
    return this.oneShown(row, visit.actor);
  }

  async refuse(visit: Visit, id: string, seen: number, reason: string): Promise<Proposal> {
    const row = await this.work.run('admin', visit, async (tx) => {
      const found = await this.decidable(tx, visit.actor, id, seen);
      const { id: by, role } = visit.actor;
      await decideProposal(tx, id, { state: 'refused', by, role, at: visit.at, reason });
      tx.note({
        action: 'U',
        objects: [wardObject(found.ward_id, { state: found.state }, { state: 'refused' })],
        purposeText: reason,
      });
      return lockProposal(tx, id);
    });
    return this.oneShown(row, visit.actor);
  }

  /** When its day has come it is applied in the same breath; otherwise `BedbaseJobs` does that on its day. */
  async approve(visit: Visit, id: string, seen: number): Promise<Proposal> {
    let event: LoggedEvent | undefined;
    const row = await this.work.run('admin', visit, async (tx) => {
      const found = await this.decidable(tx, visit.actor, id, seen);
      const due = isDue(found.effective_on, visit.at);
      ensure(
        !due || !this.isHeldUp(found),
        'ward.people_in_it',
        'There are still people on this ward. Wait until it is empty, or let it close on a later day.',
      );
      const { id: by, role } = visit.actor;
      await decideProposal(tx, id, { state: 'approved', by, role, at: visit.at, reason: null });
      tx.note({
        action: 'U',
        objects: [wardObject(found.ward_id, { state: found.state }, { state: 'approved' })],
      });
      if (due) event = await applyProposal(tx, found, visit.at);
      return lockProposal(tx, id);
    });
    if (event) this.feed.committed([event]);
    return this.oneShown(row, visit.actor);
  }

  /** On its day, by authority of whoever approved it. False when it has to wait: a ward does not close with people in it. */
  async apply(visit: Visit, id: string): Promise<boolean> {
    const event = await this.work.run('admin', visit, async (tx) => {
      const row = await lockProposal(tx, id);
      if (row?.state !== 'approved' || this.isHeldUp(row)) return undefined;
      return applyProposal(tx, row, visit.at);
    });
    if (event) this.feed.committed([event]);
    return event !== undefined;
  }

  /** A wrong number costs somebody a bed tonight: the ward corrects it itself, and that is kept like any other change. */
  async correctPhone(visit: Visit, wardId: string, phone: string): Promise<void> {
    const event = await this.work.run('admin', visit, async (tx) => {
      const found = await this.ownWard(tx, visit.actor, wardId);
      const before = fieldsOf(found.ward);
      differences(before, { phone });
      await tx.query('update reference.ward set phone = $2 where id = $1', [wardId, phone]);
      await insertChange(tx, {
        providerId: found.ward.providerId,
        wardId,
        at: visit.at,
        kind: 'phone',
        before,
        after: { ...before, phone },
        reason: null,
        proposalId: null,
        by: visit.actor.id,
      });
      tx.note({ action: 'U', objects: [wardObject(wardId, { phone: before.phone }, { phone })] });
      return tellOfWard(tx, { ...found, ward: { ...found.ward, phone } }, visit.at);
    });
    this.feed.committed([event]);
  }

  async history(actor: Actor, wardId: string): Promise<WardChange[]> {
    this.capacity.readable(actor, wardId);
    return changesOf(this.pool, wardId);
  }

  private async targetOf(tx: Tx, { actor, at }: Visit, input: ProposalInput): Promise<Target> {
    if (input.kind === 'open') return this.newWard(tx, actor, input, at);
    const { ward, directoryId } = await this.ownWard(tx, actor, input.wardId);
    const now = fieldsOf(ward);
    if (input.kind === 'change') refuseImpossible({ ...now, ...input.changes }, '/changes');
    const { before, after } = input.kind === 'close' ? { before: now, after: {} } : differences(now, input.changes);
    return {
      provider_id: ward.providerId,
      directory_id: directoryId,
      ward_id: ward.id,
      location_id: ward.locationId,
      kind: input.kind,
      before: before as Target['before'],
      after: after as Target['after'],
    };
  }

  private async newWard(tx: Tx, actor: Actor, input: ProposalInput & { kind: 'open' }, at: Date): Promise<Target> {
    const { rows } = await tx.query<{ provider_id: string; directory_id: string }>(
      'select l.provider_id, p.directory_id from location l join provider p on p.id = l.provider_id where l.id = $1 and (l.valid_to is null or l.valid_to > $2)',
      [input.locationId, at],
    );
    const [found] = rows;
    if (!found || !mayPropose(actor, { providerId: found.provider_id, directoryId: found.directory_id }))
      throw new RuleError('location.unknown', 'There is no such location that you may use.');
    refuseImpossible(input.ward, '/ward');
    return {
      ...found,
      ward_id: randomUUID(),
      location_id: input.locationId,
      kind: 'open',
      before: {},
      after: input.ward,
    };
  }

  private async ownWard(tx: Tx, actor: Actor, wardId: string) {
    const { ward, directoryId } = this.capacity.readable(actor, wardId);
    if (!mayPropose(actor, { providerId: ward.providerId, directoryId })) throw unknownUnit();
    const found = await readWard(tx, wardId);
    if (!found) throw unknownUnit();
    return found;
  }

  private async openProposal(tx: Tx, actor: Actor, id: string, seen: number): Promise<ProposalRow> {
    const row = await lockProposal(tx, id);
    if (!row || !maySeeProposal(actor, ofOrganisation(row))) throw unknownProposal();
    ensureSeen(seen, row.version);
    ensure(row.state === 'proposed', 'proposal.ended', 'This proposal was decided or withdrawn already.');
    return row;
  }

  private async decidable(tx: Tx, actor: Actor, id: string, seen: number): Promise<ProposalRow> {
    const row = await this.openProposal(tx, actor, id, seen);
    ensure(
      mayDecide(actor, { proposedBy: row.proposed_by, directoryId: row.directory_id }),
      'proposal.own',
      'Somebody else has to decide about what you proposed.',
    );
    return row;
  }

  private isHeldUp({ kind, after, ward_id }: ProposalRow): boolean {
    return concernsAbout(kind, after, this.capacity.occupied(ward_id)).includes('people_in_it');
  }

  private async oneShown(row: ProposalRow | undefined, actor: Actor): Promise<Proposal> {
    const [shown] = await this.shown(row ? [row] : [], actor);
    if (!shown) throw unknownProposal();
    return shown;
  }

  private async shown(rows: readonly ProposalRow[], actor: Actor): Promise<Proposal[]> {
    const ids = [...new Set(rows.flatMap(({ proposed_by, decided_by }) => [proposed_by, decided_by ?? proposed_by]))];
    const { rows: people } = await this.pool.query<{ id: string; name: string }>(
      'select id, name from account where id = any ($1)',
      [ids],
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return rows.map((row) => this.toProposal(row, actor, names));
  }

  private toProposal(row: ProposalRow, actor: Actor, names: ReadonlyMap<string, string>): Proposal {
    const isOpen = row.state === 'proposed' || row.state === 'approved';
    return {
      id: row.id,
      providerId: row.provider_id,
      wardId: row.ward_id,
      wardName: row.ward_name ?? row.after.name ?? '',
      locationId: row.location_id,
      kind: row.kind,
      state: row.state,
      before: row.before,
      after: row.after,
      reason: row.reason,
      effectiveOn: row.effective_on,
      proposedAt: row.proposed_at.toISOString(),
      proposedBy: names.get(row.proposed_by) ?? '',
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ''),
      decisionReason: row.decision_reason,
      appliedAt: row.applied_at?.toISOString() ?? null,
      own: row.proposed_by === actor.id,
      concerns: isOpen ? concernsAbout(row.kind, row.after, this.capacity.occupied(row.ward_id)) : [],
      version: row.version,
    };
  }
}

const ofOrganisation = (row: ProposalRow) => ({ providerId: row.provider_id, directoryId: row.directory_id });

function refuseSecond(error: { code?: string }): never {
  if (error.code === '23505')
    throw new RuleError('proposal.already_open', 'There is a proposal for this ward already. Withdraw it, or wait.');
  throw error as Error;
}
