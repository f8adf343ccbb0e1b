import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleError, localDate } from '@ketenzicht/shared/kernel';
import {
  handlesDossiers,
  publishedUse,
  useOf,
  type AdvanceWindow,
  type WindowInput,
  type WindowUse,
} from '@ketenzicht/shared/safetynet';
import type { Visit } from '../platform/auth/visit.js';
import { DossierDoor } from './dossier.act.js';
import { useFacts, windowsOf, type WindowRow } from './dossier.queries.js';

const job = 'safetynet.use';

/** When the scheme holds, and how it was used while it did. */
@Injectable()
export class WindowService {
  constructor(private readonly door: DossierDoor) {}

  list({ actor, at }: Visit): Promise<AdvanceWindow[]> {
    return this.door.runByClock(at, job, async (tx) => (await windowsOf(tx, actor.directoryId)).map(shownOn(at)));
  }

  /** Throws `vangnet.window_taken`. */
  add(visit: Visit, { fromOn, untilOn, source }: WindowInput): Promise<AdvanceWindow[]> {
    const { actor, at } = visit;
    return this.door.run(visit, async (tx) => {
      const id = randomUUID();
      await tx
        .query(
          'insert into safetynet.advance_window (id, directory_id, from_on, until_on, source, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7)',
          [id, actor.directoryId, fromOn, untilOn, source, at, actor.id],
        )
        .catch(refuseOverlap);
      tx.note({ action: 'C', objects: [{ type: 'policy', id, after: `${fromOn} ${untilOn} ${source}` }] });
      return (await windowsOf(tx, actor.directoryId)).map(shownOn(at));
    });
  }

  /** Exact for whoever handles dossiers; for everybody else no small number and no amount. */
  use({ actor, at }: Visit): Promise<WindowUse[]> {
    return this.door.runByClock(at, job, async (tx) => {
      const facts = await useFacts(tx, actor.directoryId);
      return (await windowsOf(tx, actor.directoryId)).map((window) => {
        const use = useOf(facts.filter(({ windowId }) => windowId === window.id));
        return { ...shownOn(at)(window), ...(handlesDossiers(actor) ? use : publishedUse(use)) };
      });
    });
  }
}

const shownOn =
  (at: Date) =>
  (window: WindowRow): AdvanceWindow => ({
    ...window,
    isOpen: window.fromOn <= localDate(at) && localDate(at) <= window.untilOn,
  });

function refuseOverlap(error: { code?: string }): never {
  if (error.code !== '23P01') throw error;
  const detail = 'There is a window on some of these days already. Choose days that are free.';
  throw new RuleError('vangnet.window_taken', detail, [{ pointer: '/fromOn', code: 'vangnet.window_taken', detail }]);
}
