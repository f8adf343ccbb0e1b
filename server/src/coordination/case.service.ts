import { Inject, Injectable } from '@nestjs/common';
import {
  deadlineOn,
  lowestRung,
  ownersOn,
  rungOf,
  type CaseCard,
  type CaseFile,
  type CaseInput,
  type Rung,
} from '@ketenzicht/shared/coordination';
import { RuleError, ensure, must, type Actor } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import { namedUuid } from '../platform/named-uuid.js';
import { CONFIG } from '../platform/tokens.js';
import { CaseActs, lineOf, type CaseAct } from './case.act.js';
import { CaseLinks } from './case.links.js';
import { chooseOwner, readCandidates } from './case.owners.js';
import { fileOf, findCase, listCases, namesOf, readCase, type Db, type Filter } from './case.queries.js';
import { toCard, type CaseRow } from './case.rows.js';
import { insertCase, saveCase } from './case.writes.js';
import { Watching } from './watching.js';

/** What a rule saw. The same subject joins the case that is open for it. */
export interface BySignal extends Pick<
  CaseInput,
  'kind' | 'title' | 'summary' | 'urgency' | 'cause' | 'regionId' | 'securityLevel' | 'targetGroup'
> {
  directoryId: string;
  signalId: string;
  ruleId: string;
  subject: string;
  facts: Record<string, unknown>;
  links?: CaseInput['links'];
}

/** Cases: opened, listed and read. */
@Injectable()
export class CaseService {
  constructor(
    private readonly acts: CaseActs,
    private readonly links: CaseLinks,
    private readonly watching: Watching,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ladderHours'>,
  ) {}

  list(visit: Visit, filter: Filter): Promise<CaseCard[]> {
    return this.acts.run(visit, async ({ tx }) => {
      const rows = await listCases(tx, visit.actor, filter);
      const others = rows.map(({ id }) => this.watching.of(id).filter((who) => who !== visit.actor.id));
      const names = await namesOf(tx, others.flat());
      const ids = rows.map(({ id }) => id);
      tx.note(lineOf(visit, 'R', ids));
      return rows.map((row, index) =>
        toCard(
          row,
          visit.actor,
          (others[index] ?? []).flatMap((id) => names.get(id) ?? []),
        ),
      );
    });
  }

  file(visit: Visit, id: string): Promise<CaseFile> {
    const read = async ({ tx }: CaseAct) => {
      tx.note(lineOf(visit, 'R', [id]));
      return this.readWhole(tx, visit.actor, id);
    };
    return this.acts.run(visit, read, id, 'R');
  }

  /** Of one moment: a timeline that is newer than the case above it would tell two stories. Without a lock, so that no reader holds up the clock. */
  private async readWhole(tx: Db, actor: Actor, id: string): Promise<CaseFile> {
    let row = await readCase(tx, actor, id);
    for (let tries = 0; ; tries++) {
      const file = await fileOf(tx, actor, row, this.watching.of(id));
      const { version } = row;
      row = await readCase(tx, actor, id);
      if (row.version === version || tries === 3) return file;
    }
  }

  /** With the same key twice: the case that the first one made. */
  async open(visit: Visit, input: CaseInput, key: string): Promise<CaseFile> {
    const id = namedUuid('coordination.case', visit.actor.id, key);
    const pointer = (index: number) => `/links/${index}/id`;
    await this.links.checkPersons(visit, input.links, pointer);
    return this.acts.run(visit, async (act) => {
      const { tx } = act;
      const known = await madeBefore(tx, visit, id, input);
      if (known) return fileOf(tx, visit.actor, known, []);
      await checkRegion(tx, visit.actor, input.regionId, visit.at);
      await this.links.check(tx, visit, input.links, pointer);
      const row = await this.begin(act, { id, ...input, ...openerOf(visit.actor) }, visit.actor);
      await act.step(row, 'opened', { kind: row.kind, rung: row.rung, owner: row.ownerId });
      act.note(id, 'C', personsIn(input.links));
      return fileOf(tx, visit.actor, row, []);
    });
  }

  /** By another feature, in the transaction of what it is about. From here on with the eyes of the clock. */
  async bring(act: CaseAct, opener: Actor, about: Brought): Promise<CaseRow> {
    const row = await this.begin(act, { ...about, ...openerOf(opener) }, opener);
    await act.step(row, 'opened', { kind: row.kind, rung: row.rung, owner: row.ownerId });
    return row;
  }

  /** By a rule. Joins the case that is open for the same subject, so that one bottleneck is one case. Nothing closes it but a person. */
  async openByRule(signal: BySignal, at: Date): Promise<{ caseId: string; opened: boolean }> {
    try {
      return await this.openOrJoin(signal, at);
    } catch (error) {
      // Two servers saw the same: whoever came second joins.
      if (error instanceof RuleError && error.code === 'knelpunt.exists') return this.openOrJoin(signal, at);
      throw error;
    }
  }

  /** With the case the signal knows it: whoever the bell calls finds the way from one to the other. */
  private openOrJoin(signal: BySignal, at: Date): Promise<{ caseId: string; opened: boolean }> {
    return this.acts.runByClock(at, 'coordination.signal', async (act) => {
      const found = await this.caseFor(act, signal);
      await act.tx.query('update coordination.signal set case_id = $2 where id = $1', [signal.signalId, found.caseId]);
      return found;
    });
  }

  private async caseFor(act: CaseAct, signal: BySignal): Promise<{ caseId: string; opened: boolean }> {
    const open = await lockBySubject(act.tx, signal.subject);
    const { signalId, ruleId, facts, subject } = signal;
    if (open) {
      await this.join(act, open, signal);
      return { caseId: open.id, opened: false };
    }
    const id = namedUuid('coordination.case', 'signal', signalId);
    // Opened before, and closed by a person while we did not hear of it: what it was opened for is done.
    if (await findCase(act.tx, id)) return { caseId: id, opened: false };
    const links = [...linkTo(signal), ...(signal.links ?? [])];
    const row = await this.begin(act, {
      ...signal,
      id,
      links,
      openedBy: null,
      organisationId: null,
      signalSubject: subject,
      facts: { rule: ruleId, ...facts },
    });
    await act.step(row, 'opened', {
      kind: row.kind,
      rung: row.rung,
      owner: row.ownerId,
      rule: ruleId,
      signal: signalId,
    });
    act.note(id, 'C');
    return { caseId: id, opened: true };
  }

  private async join(act: CaseAct, open: CaseRow, signal: BySignal): Promise<void> {
    const { signalId, ruleId, facts } = signal;
    if (await knows(act.tx, open, signalId)) return;
    const row = await saveCase(act.tx, open, { links: [...open.links, ...linkTo(signal)] });
    await act.step(row, 'signalled', { rule: ruleId, signal: signalId, facts });
    act.note(row.id);
  }

  /** With an owner and a deadline, or not at all. Whoever brings it owns it where they may. */
  private async begin(act: CaseAct, about: Beginning, opener?: Actor): Promise<CaseRow> {
    const { tx, at } = act;
    await act.beyond();
    const candidates = await readCandidates(tx, about);
    const wanted = beginsOn(about, opener);
    const found = chooseOwner(wanted, about, candidates);
    const could = ownersOn(found.rung, about, candidates).map(({ id }) => id);
    const ownerId = opener && could.includes(opener.id) ? opener.id : found.owner.id;
    const deadline = deadlineOn(found.rung, at, about, this.config.ladderHours);
    const isMade = await insertCase(tx, {
      facts: {},
      signalSubject: null,
      ...about,
      rung: found.rung,
      deadline,
      ownerId,
      openedAt: at,
    });
    ensure(isMade, 'knelpunt.exists', 'This case was opened a moment ago. Look at it there.');
    return must(await findCase(tx, about.id), 'the case that was just made');
  }
}

/** What a case is about, of whoever opens it for something of theirs. */
export type Brought = Omit<Beginning, 'openedBy' | 'organisationId' | 'directoryId' | 'signalSubject'>;
type Beginning = Omit<BySignal, 'signalId' | 'ruleId' | 'subject' | 'facts' | 'links'> & {
  id: string;
  openedBy: string | null;
  organisationId: string | null;
  links: CaseInput['links'];
  facts?: Record<string, unknown>;
  signalSubject?: string;
};

/** Somebody who is followed raises no signal on the board: there is nothing to open there. */
const linkTo = ({ ruleId, signalId }: BySignal): CaseInput['links'] =>
  ruleId === 'following' ? [] : [{ kind: 'signal', id: signalId }];

async function knows(tx: Db, { id, links }: CaseRow, signalId: string): Promise<boolean> {
  if (links.some((link) => link.id === signalId)) return true;
  const said = `select from coordination.case_step where case_id = $1 and detail->>'signal' = $2 limit 1`;
  return (await tx.query(said, [id, signalId])).rowCount === 1;
}

const openerOf = ({ id, directoryId, organisationId }: Actor) => ({ openedBy: id, directoryId, organisationId });
const beginsOn = ({ kind }: Beginning, opener?: Actor): Rung =>
  opener ? rungOf(opener.role, lowestRung({ kind })) : 'region';

export const personsIn = (links: CaseInput['links']) =>
  links.flatMap(({ kind, id }) => (kind === 'person' ? [{ type: 'person' as const, id }] : []));

async function checkRegion(tx: Db, actor: Actor, regionId: string, at: Date): Promise<void> {
  const { rowCount } = await tx.query(
    `select from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme
     where r.directory_id = $1 and r.id = $2 and r.valid_from <= $3 and (r.valid_to is null or r.valid_to > $3)`,
    [actor.directoryId, regionId, at],
  );
  if (rowCount === 1) return;
  const detail = 'There is no such region in your register. Choose one from the list.';
  throw new RuleError('input.invalid', 'The case was refused. Nothing was changed.', [
    { pointer: '/regionId', code: 'knelpunt.region', detail },
  ]);
}

async function lockBySubject(tx: Db, subject: string): Promise<CaseRow | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from coordination.case_file where signal_subject = $1 and state <> 'closed' for update`,
    [subject],
  );
  return rows[0] && findCase(tx, rows[0].id);
}

/** An answer that got lost: the same words under the same key are the same case. */
async function madeBefore(tx: CaseAct['tx'], visit: Visit, id: string, input: CaseInput): Promise<CaseRow | undefined> {
  const row = await findCase(tx, id);
  if (!row) return undefined;
  const isSame = row.kind === input.kind && row.title === input.title && row.regionId === input.regionId;
  ensure(isSame, 'idempotency.reused', 'This Idempotency-Key was used for another case.');
  tx.note(lineOf(visit, 'R', [id]));
  return row;
}
