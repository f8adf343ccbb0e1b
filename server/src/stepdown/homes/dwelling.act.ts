import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import { mayKeepDwelling, type DwellingFile } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { ensureSeen } from '../../platform/http/version-header.js';
import { earlierStep, fileOf, readDwelling, unknownDwelling } from './dwelling.queries.js';
import type { DwellingRow } from './dwelling.rows.js';
import { insertStep } from './dwelling.writes.js';
import { HomesDoor, fingerprintOf, lineOf, type Sent } from './homes.door.js';

interface Done {
  kind: string;
  was?: string;
}
type Body = (tx: Tx, row: DwellingRow) => Promise<Done>;

/** One act on one dwelling: once for each key, on the version that was seen, with its line in the history and in the log. */
@Injectable()
export class DwellingActs {
  constructor(private readonly door: HomesDoor) {}

  /** Of whoever keeps the offer; for others it does not exist. */
  keep(visit: Visit, id: string, sent: Sent & { body?: unknown }, body: Body): Promise<DwellingFile> {
    return this.act(visit, id, sent, (tx, row) => {
      if (!mayKeepDwelling(visit.actor, row)) throw unknownDwelling();
      return body(tx, row);
    });
  }

  /** Throws `idempotency.reused` when the key was used for something else; the same press again gets how it stands now. */
  act(visit: Visit, id: string, sent: Sent & { body?: unknown }, body: Body): Promise<DwellingFile> {
    const { actor, at, operation } = visit;
    const fingerprint = fingerprintOf(operation, id, sent.version, sent.body ?? null);
    return this.door.write(visit, id, async (tx) => {
      const row = await readDwelling(tx, actor, id);
      if (!(await isDone(tx, visit, sent.key, fingerprint))) {
        const done = await body(tx, row).catch(async (error: unknown) => {
          // Two presses with one key at once: the second finds what the first has done meanwhile.
          if (await isDone(tx, visit, sent.key, fingerprint).catch(() => false)) return undefined;
          throw error;
        });
        if (done) await insertStep(tx, { dwellingId: id, ...done, at, actor, key: sent.key, fingerprint });
      }
      tx.note(lineOf(visit, 'U', [id]));
      return fileOf(tx, actor, await readDwelling(tx, actor, id));
    });
  }
}

async function isDone(tx: Tx, { actor }: Visit, key: string, fingerprint: string): Promise<boolean> {
  const earlier = await earlierStep(tx, actor.id, key);
  ensure(
    !earlier || earlier.fingerprint === fingerprint,
    'idempotency.reused',
    'This Idempotency-Key was used for another request.',
  );
  return earlier !== undefined;
}

/** What came of it when the row did not move: somebody was earlier. Throws `version.stale` or `dwelling.not_now`. */
export async function ensureMoved(
  tx: Tx,
  visit: Visit,
  row: DwellingRow,
  version: number,
  moved: boolean,
): Promise<void> {
  if (moved) return;
  const now = await readDwelling(tx, visit.actor, row.id);
  ensureSeen(version, now.version);
  ensure(false, 'dwelling.not_now', 'This cannot be done with the dwelling as it stands. Look at it again.', {
    state: now.state,
  });
}
