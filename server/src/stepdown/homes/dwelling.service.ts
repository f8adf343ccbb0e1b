import { Inject, Injectable } from '@nestjs/common';
import { RuleError, day, ensure, localDate, must, type Fault } from '@ketenzicht/shared/kernel';
import {
  dwellingFaults,
  mayOfferIn,
  type Dwelling,
  type DwellingFile,
  type DwellingInput,
  type DwellingQuery,
} from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/work.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { CONFIG } from '../../platform/tokens.js';
import { DwellingActs, ensureMoved } from './dwelling.act.js';
import { earlierStep, fileOf, findDwelling, isRegion, listDwellings, readDwelling } from './dwelling.queries.js';
import { toDwelling } from './dwelling.rows.js';
import { confirmDwelling, insertDwelling, insertStep, writeFacts, type Confirmed } from './dwelling.writes.js';
import { HomesDoor, fingerprintOf, lineOf, type Sent } from './homes.door.js';

/** Dwellings where somebody could go on to: listed, read, offered, and said to be there still. */
@Injectable()
export class DwellingService {
  constructor(
    private readonly door: HomesDoor,
    private readonly acts: DwellingActs,
    @Inject(CONFIG) private readonly config: Pick<Config, 'homes'>,
  ) {}

  list(visit: Visit, query: DwellingQuery): Promise<Dwelling[]> {
    return this.door.read(visit, async (tx) => {
      const rows = await listDwellings(tx, visit.actor, query);
      const shown = rows.map((row) => toDwelling(row, visit.actor));
      // A list is of places and names nobody: for whom one is promised is on its own page.
      return shown.map((one) => (one.promise ? { ...one, promise: { ...one.promise, reference: null } } : one));
    });
  }

  file(visit: Visit, id: string): Promise<DwellingFile> {
    return this.door.read(visit, async (tx) => {
      const row = await readDwelling(tx, visit.actor, id);
      tx.note(lineOf(visit, 'R', [id]));
      return fileOf(tx, visit.actor, row);
    });
  }

  /** With the same key twice: the dwelling that the first one made. Throws `dwelling.invalid` with all faults at once. */
  offer(visit: Visit, input: DwellingInput, key: string): Promise<DwellingFile> {
    const { actor, at, operation } = visit;
    const id = namedUuid('stepdown.dwelling', actor.id, key);
    const fingerprint = fingerprintOf(operation, id, 0, input);
    return this.door.write(visit, id, async (tx) => {
      await this.check(tx, visit, input);
      const organisationId = actor.role === 'provider' ? actor.organisationId : null;
      const made = { id, directoryId: actor.directoryId, organisationId, by: actor.id, ...this.said(at) };
      if (await insertDwelling(tx, made, input))
        await insertStep(tx, { dwellingId: id, kind: 'offered', at, actor, key, fingerprint });
      else
        ensure(
          (await earlierStep(tx, actor.id, key))?.fingerprint === fingerprint,
          'idempotency.reused',
          'This Idempotency-Key was used for another dwelling.',
        );
      tx.note(lineOf(visit, 'C', [id]));
      return fileOf(tx, actor, must(await findDwelling(tx, id), 'the dwelling that was just offered'));
    });
  }

  /** Not while it is promised: somebody counts on what it says. */
  change(visit: Visit, id: string, input: DwellingInput, sent: Sent): Promise<DwellingFile> {
    return this.acts.keep(visit, id, { ...sent, body: input }, async (tx, row) => {
      await this.check(tx, visit, input, row.regionId);
      await ensureMoved(
        tx,
        visit,
        row,
        sent.version,
        await writeFacts(tx, { id, version: sent.version }, input, this.said(visit.at)),
      );
      return { kind: 'changed' };
    });
  }

  /** "It is still there." */
  confirm(visit: Visit, id: string, sent: Sent): Promise<DwellingFile> {
    return this.acts.keep(visit, id, sent, async (tx, row) => {
      const moved = await confirmDwelling(tx, { id, version: sent.version }, this.said(visit.at));
      await ensureMoved(tx, visit, row, sent.version, moved);
      return { kind: 'confirmed' };
    });
  }

  private said(at: Date): Confirmed {
    return { at, until: new Date(at.getTime() + this.config.homes.confirmed * day) };
  }

  /** `stands`: the region of a dwelling that is there already; a house does not move. */
  private async check(tx: Tx, { actor, at }: Visit, input: DwellingInput, stands?: string): Promise<void> {
    const faults: Fault[] = dwellingFaults(input, localDate(at));
    const isRight =
      stands === undefined
        ? mayOfferIn(actor, input.regionId) && (await isRegion(tx, actor.directoryId, input.regionId, at))
        : input.regionId === stands;
    if (!isRight)
      faults.push({
        pointer: '/regionId',
        code: 'dwelling.region',
        detail: stands === undefined ? 'Choose a region of yours from the list.' : 'The region stays what it was.',
      });
    if (faults.length > 0)
      throw new RuleError('dwelling.invalid', 'This dwelling was refused. Nothing was changed.', faults);
  }
}
