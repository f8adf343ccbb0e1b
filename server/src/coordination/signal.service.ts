import { Injectable } from '@nestjs/common';
import type {
  AdoptInput,
  ReplayInput,
  RuleVersion,
  Signal,
  SignalQuery,
  SignalReplay,
} from '@ketenzicht/shared/coordination';
import { RuleError, day, must } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { SignalHistory } from './signal.history.js';
import { addVersion, listSignals, raisedNow, ruleVersions } from './signal.queries.js';
import { replayed } from './signal.replay.js';

/** A dry run before adopting looks back as far as one can be asked for. */
const dryRunDays = 90;

@Injectable()
export class SignalService {
  constructor(
    private readonly work: Work,
    private readonly history: SignalHistory,
  ) {}

  /** What is about one request is there only for whom that request is. */
  list(visit: Visit, query: SignalQuery): Promise<Signal[]> {
    return this.work.run('coordination', visit, async (tx) => {
      const signals = await listSignals(tx, visit.actor.directoryId, query);
      const requests = signals.flatMap(({ facts }) =>
        typeof facts['requestId'] === 'string' ? facts['requestId'] : [],
      );
      if (requests.length > 0)
        tx.note({
          action: 'R',
          purpose: 'coordination',
          objects: [...new Set(requests)].map((id) => ({ type: 'case', id })),
        });
      return signals;
    });
  }

  rules(visit: Visit): Promise<RuleVersion[]> {
    return this.work.run('coordination', visit, (tx) => ruleVersions(tx));
  }

  async replay(visit: Visit, { settings, days }: ReplayInput): Promise<SignalReplay> {
    const { at, actor } = visit;
    const from = new Date(at.getTime() - days * day);
    const board = await this.history.play([actor.directoryId], settings, from, at);
    const now = await this.work.run('coordination', visit, (tx) => raisedNow(tx, actor.directoryId));
    return replayed(board.take(), { from, to: at, known: new Set(now.map(({ subject }) => subject)), settings });
  }

  /** Tried over the past first: what would flood the desk is refused, and nothing changed. Throws `signal.would_flood`. */
  async adopt(visit: Visit, { settings, reason }: AdoptInput): Promise<RuleVersion> {
    const { mostAtOnce, wouldFlood } = await this.replay(visit, { settings, days: dryRunDays });
    if (wouldFlood)
      throw new RuleError(
        'signal.would_flood',
        `These numbers would have raised ${mostAtOnce} signals at once. Make them less strict, or allow more at once.`,
      );
    return this.work.run('coordination', visit, async (tx) => {
      await addVersion(tx, { settings, reason, by: visit.actor.id, at: visit.at });
      const [newest] = await ruleVersions(tx);
      const made = must(newest, 'the version that was just adopted');
      tx.note({
        action: 'C',
        purpose: 'coordination',
        objects: [{ type: 'policy', id: `signal-rules/${made.version}`, after: JSON.stringify(settings) }],
      });
      return made;
    });
  }
}
