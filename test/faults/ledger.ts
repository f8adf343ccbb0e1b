import { randomUUID } from 'node:crypto';
import type { CapacityAccepted } from '@ketenzicht/shared/capacity';
import type { Api } from '../../server/src/testing/api.js';

/** What one writer was told: this version of the ward holds this number. */
interface Acknowledged {
  ward: string;
  version: number;
  occupied: number;
}

const retryAfter = 50;

/**
 * People who keep reporting while things break. Each report is sent with one key until it is answered, however often the line or the server is lost;
 * so at the end exactly what was acknowledged must be there: nothing lost, nothing twice.
 */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** Tries that got no answer, or a 503: the fault was felt. */
  unanswered = 0;
  private writing = true;
  private readonly work: Promise<void>[];
  private watchers: (() => void)[] = [];

  constructor(
    private readonly provider: Api,
    private readonly wards: readonly { id: string; version: number }[],
  ) {
    this.work = wards.map(({ id, version }) => this.keep(id, version));
  }

  /** Until so many more reports have been acknowledged. */
  more(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    return Promise.race([
      new Promise<void>((resolve) => this.watchers.push(() => this.acknowledged.length >= goal && resolve())),
      Promise.all(this.work).then(() => undefined), // a writer that fails makes us fail
    ]);
  }

  /** Lets every report that is under way be answered, then ends. */
  async end(): Promise<void> {
    this.writing = false;
    await Promise.all(this.work);
  }

  /** What differs from what was acknowledged, by the server's own history; empty when all is well. */
  async differences(): Promise<string[]> {
    const wrong: string[] = [];
    for (const { id, version: before } of this.wards) {
      const told = new Map(
        this.acknowledged.filter(({ ward }) => ward === id).map(({ version, occupied }) => [version, occupied]),
      );
      const { steps = [] } = await this.provider.history(id);
      const kept = steps.map(({ capacity }) => capacity).filter(({ version }) => version > before);
      for (const { version, occupied } of kept) {
        if (told.get(version) !== occupied)
          wrong.push(`${id} version ${version} holds ${occupied}, acknowledged was ${told.get(version)}`);
        told.delete(version);
      }
      for (const [version, occupied] of told)
        wrong.push(`${id} version ${version} with ${occupied} was acknowledged and is gone`);
      const { version } = await this.provider.figure(id);
      if (version !== before + kept.length)
        wrong.push(`${id} stands at version ${version} after ${kept.length} reports on ${before}`);
    }
    return wrong;
  }

  private async keep(ward: string, from: number): Promise<void> {
    for (let version = from; this.writing; version++) {
      const occupied = Math.floor(Math.random() * 1_000);
      const { capacity } = await this.insist(ward, { operational: 1_000, occupied }, version);
      if (capacity.version !== version + 1 || capacity.occupied !== occupied)
        throw new Error(`asked for ${version + 1} with ${occupied}, was told ${JSON.stringify(capacity)}`);
      this.acknowledged.push({ ward, version: version + 1, occupied });
      for (const watch of this.watchers) watch();
    }
  }

  private async insist(ward: string, report: object, version: number): Promise<CapacityAccepted> {
    const key = randomUUID();
    for (const deadline = Date.now() + 60_000; ;) {
      const answer = await this.provider.report(ward, report, { version, key }).catch(() => undefined);
      if (answer && answer.status !== 503) return answer.accepted;
      this.unanswered++;
      if (Date.now() > deadline) throw new Error(`no answer for a minute; the last was ${answer?.text ?? 'none'}`);
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }
}
