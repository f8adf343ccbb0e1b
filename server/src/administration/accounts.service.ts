import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  isOwnAccount,
  mayGrant,
  mayGrantRegions,
  mayKeepAccount,
  type Account,
  type AccountChange,
  type EndReason,
  type InviteInput,
  type Invited,
} from '@ketenzicht/shared/administration';
import type { AuditAction } from '@ketenzicht/shared/audit';
import { RuleError, ensure, must, type Actor } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { ensureSeen } from '../platform/http/version-header.js';
import {
  changeAccount,
  endAccount,
  endSessions,
  insertAccount,
  listAccounts,
  lockAccount,
  othersWithRole,
  reviveAccount,
  stateOf,
  toAccount,
  type AccountRow,
} from './account.queries.js';
import { makeInvitation, noPassword, withdrawInvitations } from './invitation.queries.js';
import { usernameFor } from './username.rules.js';

/** Who has which rights. Everything that changes stands in the access log with what was before and after (SEC-09). */
@Injectable()
export class AccountsService {
  constructor(private readonly work: Work) {}

  list(visit: Visit): Promise<Account[]> {
    return this.work.run('admin', visit, async (tx) => {
      const rows = (await listAccounts(tx)).filter((row) => mayKeepAccount(visit.actor, asKept(row)));
      const all = {
        type: 'account' as const,
        id: visit.actor.organisationId ?? 'all',
        segment: `${rows.length} accounts`,
      };
      const isExport = visit.operation === 'accounts.export';
      tx.note({
        action: isExport ? 'E' : 'R',
        objects: [{ ...all, lifecycle: isExport ? 'exported' : 'read' }],
      });
      return rows.map(toAccount);
    });
  }

  async invite(visit: Visit, input: InviteInput): Promise<Invited> {
    const { actor, at } = visit;
    refuseBeyond(actor, input.role, input.organisationId, input.regionIds);
    const passwordHash = await noPassword();
    return this.work.run('admin', visit, async (tx) => {
      const directoryId = await directoryOf(tx, actor, input.organisationId);
      await refuseUnknownRegions(tx, directoryId, input.regionIds);
      const id = randomUUID();
      const row = {
        id,
        name: input.name,
        role: input.role,
        organisation_id: input.organisationId,
        region_ids: input.regionIds,
        directory_id: directoryId,
        passwordHash,
      };
      while (!(await insertAccount(tx, { ...row, username: usernameFor(input.name, randomInt(10_000)) })));
      return this.invited(tx, visit, id, 'C', {}, at);
    });
  }

  async change(visit: Visit, id: string, seen: number, change: AccountChange): Promise<Account> {
    return this.work.run('admin', visit, async (tx) => {
      const row = await this.keptByAnother(tx, visit.actor, id);
      ensureSeen(seen, row.version);
      refuseBeyond(
        visit.actor,
        change.role,
        row.organisation_id,
        change.regionIds.filter((one) => !row.region_ids.includes(one)),
      );
      await refuseUnknownRegions(tx, row.directory_id, change.regionIds);
      if (change.role !== row.role) await refuseLast(tx, row);
      await changeAccount(tx, id, change);
      return this.noted(tx, id, 'U', rightsOf(row));
    });
  }

  async end(visit: Visit, id: string, seen: number, reason: EndReason): Promise<Account> {
    const passwordHash = await noPassword();
    return this.work.run('admin', visit, async (tx) => {
      const row = await this.keptByAnother(tx, visit.actor, id);
      ensureSeen(seen, row.version);
      return this.endIn(tx, row, { at: visit.at, reason, passwordHash });
    });
  }

  /** For whoever decides about it elsewhere, such as a review of rights, in that transaction. */
  async endIn(tx: Tx, row: AccountRow, how: { at: Date; reason: EndReason; passwordHash: string }): Promise<Account> {
    ensure(stateOf(row) !== 'ended', 'account.not_active', 'This account was ended already.');
    await refuseLast(tx, row);
    await withdrawInvitations(tx, row.id, how.at);
    await endAccount(tx, row.id, how);
    return this.noted(tx, row.id, 'U', rightsOf(row));
  }

  /** Every session of somebody, at once: a lost telephone, a shared password. */
  endSessions(visit: Visit, id: string): Promise<number> {
    return this.work.run('admin', visit, async (tx) => {
      const row = await this.kept(tx, visit.actor, id);
      const ended = await endSessions(tx, row.id);
      tx.note({
        action: 'E',
        objects: [{ type: 'account', id, segment: 'sessions', before: String(ended), after: '0' }],
      });
      return ended;
    });
  }

  /** A new link for somebody who was invited, or who comes back; the older ones work no more. */
  async inviteAgain(visit: Visit, id: string, seen: number): Promise<Invited> {
    return this.work.run('admin', visit, async (tx) => {
      const row = await this.keptByAnother(tx, visit.actor, id);
      ensureSeen(seen, row.version);
      ensure(stateOf(row) !== 'active', 'account.not_ended', 'This person can log in already.');
      refuseBeyond(visit.actor, row.role, row.organisation_id, []);
      if (stateOf(row) === 'ended') await reviveAccount(tx, id);
      return this.invited(tx, visit, id, 'U', rightsOf(row), visit.at);
    });
  }

  /** Not there and not yours answer alike. */
  async kept(tx: Tx, actor: Actor, id: string): Promise<AccountRow> {
    const row = await lockAccount(tx, id);
    if (!row || row.role === 'feed' || !mayKeepAccount(actor, asKept(row)))
      throw new RuleError('account.unknown', 'There is no such account that you keep.');
    return row;
  }

  private async keptByAnother(tx: Tx, actor: Actor, id: string): Promise<AccountRow> {
    const row = await this.kept(tx, actor, id);
    ensure(!isOwnAccount(actor, row), 'account.own', 'Ask a colleague: nobody changes their own rights.');
    return row;
  }

  private async invited(
    tx: Tx,
    visit: Visit,
    id: string,
    action: AuditAction,
    before: object,
    at: Date,
  ): Promise<Invited> {
    const made = must(await lockAccount(tx, id), 'the account that was invited');
    const { token, expiresAt } = await makeInvitation(tx, made, visit.actor.id, at);
    const account = await this.noted(tx, id, action, before);
    return { account, token, expiresAt: expiresAt.toISOString() };
  }

  private async noted(tx: Tx, id: string, action: AuditAction, before: object): Promise<Account> {
    const row = must(await lockAccount(tx, id), 'the account that was changed');
    tx.note({
      action,
      objects: [
        {
          type: 'account',
          id,
          lifecycle: action === 'C' ? 'created' : 'changed',
          before: JSON.stringify(before).slice(0, 2000),
          after: JSON.stringify(rightsOf(row)).slice(0, 2000),
        },
      ],
    });
    return toAccount(row);
  }
}

const asKept = (row: AccountRow) => ({ id: row.id, role: row.role, organisationId: row.organisation_id });

/** What the log keeps of a change: the rights, by id; a name belongs in the account and not in the log. */
const rightsOf = (row: AccountRow) => ({
  role: row.role,
  organisationId: row.organisation_id,
  regionIds: row.region_ids,
  state: stateOf(row),
  ...(row.end_reason && { reason: row.end_reason }),
});

function refuseBeyond(
  actor: Actor,
  role: AccountRow['role'],
  organisationId: string | null,
  regionIds: readonly string[],
): void {
  ensure(
    mayGrant(actor, role, organisationId) && mayGrantRegions(actor, regionIds),
    'account.beyond_yours',
    'You can give only rights that are yours to give. Ask the administrator.',
  );
}

async function refuseLast(tx: Tx, row: AccountRow): Promise<void> {
  if (row.role !== 'administrator' && row.role !== 'organisationAdministrator') return;
  if (stateOf(row) !== 'active') return;
  ensure(
    (await othersWithRole(tx, row)) > 0,
    'account.last_of_role',
    'This is the last one with this role. Appoint somebody else first.',
  );
}

async function directoryOf(tx: Tx, actor: Actor, organisationId: string | null): Promise<string> {
  if (organisationId === null) return actor.directoryId;
  const { rows } = await tx.query<{ directory_id: string }>('select directory_id from provider where id = $1', [
    organisationId,
  ]);
  const fault = { pointer: '/organisationId', code: 'input.unknown', detail: 'There is no such organisation.' };
  if (!rows[0]) throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [fault]);
  return rows[0].directory_id;
}

async function refuseUnknownRegions(tx: Tx, directoryId: string, regionIds: readonly string[]): Promise<void> {
  const { rows } = await tx.query<{ id: string }>('select id from region where directory_id = $1 and id = any ($2)', [
    directoryId,
    regionIds,
  ]);
  const known = new Set(rows.map(({ id }) => id));
  const faults = regionIds.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/regionIds/${index}`, code: 'input.unknown', detail: 'There is no such region.' }],
  );
  if (faults.length > 0) throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
}
