import { Helper } from './children.ts';
import { now, sleep } from './clock.ts';
import type { Heard, OpenRequest } from './swarm/group.ts';
import type { Written } from './writers.ts';

/** Something that was told to every dashboard: its revision, and when it began. */
export type Told = readonly [revision: number, at: number];

const patience = 15_000;

/** The dashboards, seen from the benchmark. They live in a process of their own. */
export class Dashboards {
  private readonly helper = Helper.start('./swarm/main.ts');

  get pid(): number {
    return this.helper.pid;
  }

  stop(): void {
    this.helper.stop();
  }

  open(group: string, request: Omit<OpenRequest, 'abreast'>): Promise<number> {
    return this.helper.ask('open', { group, abreast: 200, ...request });
  }

  close(group: string): Promise<void> {
    return this.helper.ask('close', { group });
  }

  pause(group: string): Promise<void> {
    return this.helper.ask('pause', { group });
  }

  resume(group: string): Promise<void> {
    return this.helper.ask('resume', { group });
  }

  /** Asks all of them to catch up from a revision again; resolves when the last has its answer. */
  followAgain(group: string, since: number): Promise<number> {
    return this.helper.ask('followAgain', { group, since });
  }

  hearAnew(group: string): Promise<void> {
    return this.helper.ask('hearAnew', { group });
  }

  heard(group: string): Promise<Heard> {
    return this.helper.ask('heard', { group });
  }

  /** The moment from which every dashboard of the group holds this revision or a newer state. */
  async until(group: string, revision: number): Promise<number> {
    const told = this.helper.ask<number>('until', { group, revision });
    const late = sleep(patience).then(() => Promise.reject(new Error(`some dashboard never saw revision ${revision}`)));
    return Promise.race([told, late]);
  }

  /** Milliseconds from each beginning to the last dashboard that holds it or something newer. */
  async delays(group: string, told: readonly Told[]): Promise<number[]> {
    const newest = Math.max(...told.map(([revision]) => revision));
    await this.until(group, newest);
    const { heldAt } = await this.heard(group);
    let step = 0;
    return [...told]
      .sort(([a], [b]) => a - b)
      .map(([revision, at]) => {
        while (step < heldAt.length && (heldAt[step]?.[1] ?? 0) < revision) step++;
        return (heldAt[step]?.[0] ?? now()) - at;
      });
  }

  /**
   * Fails when what the dashboards heard is not, frame by frame, what was written: speed that loses a bed is worth nothing.
   * That a change comes twice is wasteful and not wrong, because the newest version wins.
   */
  async mustHaveHeard(group: string, written: readonly Written[]): Promise<Heard> {
    const heard = await this.heard(group);
    const wrong = await this.helper.ask<number>('wrongFrames', {
      group,
      log: written.map(({ revision, unitId }) => [revision, unitId]),
    });
    if (wrong > 0 || heard.gaps > 0 || heard.lost > 0)
      throw new Error(
        `the dashboards did not hear what was written: ${JSON.stringify({ wrong, ...heard, heldAt: undefined })}`,
      );
    return heard;
  }
}

export const sent = (written: readonly Written[]): Told[] => written.map(({ revision, sentAt }) => [revision, sentAt]);
