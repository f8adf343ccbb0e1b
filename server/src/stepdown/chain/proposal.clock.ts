import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { saidYes, type ChainStepKind } from '@ketenzicht/shared/stepdown';
import { CaseBringing } from '../../coordination/case-bringing.service.js';
import { BedMoves, type Act } from '../../placement/bed-moves.service.js';
import { Beat } from '../../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';
import { finishWhenDone } from './carry.service.js';
import { findChain, movesOf } from './proposal.queries.js';
import { saidOf } from './proposal.rows.js';
import { sidesOf, tellSides } from './proposal.telling.js';
import { addChainStep, doMove } from './proposal.writes.js';

const every = 2_000;
const most = 50;
const job = 'chains.clock';

/**
 * What follows by itself: a request that was placed is a step that is done, who has not said anything in time is told once more, and the case hears what
 * became of its chain. On every server, and harmless with many: a chain is done by whoever has it locked.
 */
@Injectable()
export class ChainClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(
    private readonly beds: BedMoves,
    private readonly cases: CaseBringing,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('chains', every, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  async tick(at: Date): Promise<number> {
    return (await this.served(at)) + (await this.overdue(at)) + (await this.brought(at));
  }

  /** Steps of whoever asked for a place, and has it. */
  private served(at: Date): Promise<number> {
    return this.beds.runByClock(at, async (act) => {
      const { rows } = await act.tx.query<{ id: string; place: number }>(
        `select c.id, m.place from stepdown.chain c join stepdown.chain_move m on m.chain_id = c.id join placement.request r on r.id = m.who_id
         where c.state = 'agreed' and m.who = 'request' and m.done_at is null and r.state = 'placed' and r.current_unit_id = m.to_unit_id
         order by c.id limit ${most} for update of c skip locked`,
      );
      for (const { id, place } of rows) await serve(act, id, place);
      noteChains(act, rows);
      return rows.length;
    });
  }

  private overdue(at: Date): Promise<number> {
    return this.beds.runByClock(at, async (act) => {
      const { rows } = await act.tx.query<{ id: string }>(
        `select c.id from stepdown.chain c where c.state = 'proposed' and exists (select from stepdown.chain_move m
           where m.chain_id = c.id and m.stands and m.told_at is null and m.due_at <= $1) order by c.id limit ${most} for update skip locked`,
        [at],
      );
      for (const { id } of rows) await tellLate(act, id);
      noteChains(act, rows);
      return rows.length;
    });
  }

  /** In the order in which it happened; a case that was closed meanwhile hears of it as well. */
  private async brought(at: Date): Promise<number> {
    const behind = await this.cases.runByClock(at, job, async ({ tx }) => {
      const { rows } = await tx.query<{ id: string }>(
        `select c.id from stepdown.chain c where c.case_id is not null and exists (select from stepdown.chain_step s
           where s.chain_id = c.id and s.id > c.brought and s.kind = any ($1)) order by c.id limit ${most}`,
        [heard],
      );
      return rows;
    });
    for (const { id } of behind) await this.bring(at, id);
    return behind.length;
  }

  private bring(at: Date, id: string): Promise<void> {
    return this.cases.runByClock(at, job, async (act) => {
      const { rows } = await act.tx.query<{ caseId: string; brought: string }>(
        'select case_id as "caseId", brought from stepdown.chain where id = $1 for update skip locked',
        [id],
      );
      const [chain] = rows;
      if (!chain) return;
      const { rows: steps } = await act.tx.query<{ id: string; at: Date; kind: ChainStepKind; place: number | null }>(
        'select id, at, kind, place from stepdown.chain_step where chain_id = $1 and id > $2 and kind = any ($3) order by id',
        [id, chain.brought, heard],
      );
      const told = steps.map((step) => ({
        kind: 'chainMoved' as const,
        detail: { chain: id, event: step.kind, place: step.place },
        at: step.at,
      }));
      await this.cases.tell(act, chain.caseId, told);
      await act.tx.query('update stepdown.chain set brought = $2, version = version + 1 where id = $1', [
        id,
        steps.at(-1)?.id ?? chain.brought,
      ]);
    });
  }
}

/** That it was proposed is how the case began. */
const heard: readonly ChainStepKind[] = ['saidNo', 'agreed', 'overdue', 'done', 'undone', 'withdrawn', 'finished'];

function noteChains({ tx }: Act, rows: readonly { id: string }[]): void {
  if (rows.length > 0)
    tx.note({ action: 'U', objects: rows.map(({ id }) => ({ type: 'chain', id, lifecycle: 'changed' })) });
}

async function serve(act: Act, id: string, place: number): Promise<void> {
  const { tx, at } = act;
  await doMove(tx, { chainId: id, place }, { at, by: null, countedFrom: null, countedTo: null });
  await addChainStep(tx, id, { kind: 'done', place, at });
  if (await finishWhenDone(act, id)) return;
  await tx.query('update stepdown.chain set version = version + 1 where id = $1', [id]);
}

async function tellLate({ tx, at }: Act, id: string): Promise<void> {
  const chain = await findChain(tx, id);
  if (!chain) return;
  const open = (await movesOf(tx, id)).filter((one) => !saidYes(saidOf(one)) && one.dueAt <= at);
  await tellSides(tx, chain, 'chainOverdue', { ...sidesOf(open, true), proposer: true, key: 'late', at });
  await tx.query('update stepdown.chain_move set told_at = $2 where chain_id = $1', [id, at]);
  await addChainStep(tx, id, { kind: 'overdue', at });
}
