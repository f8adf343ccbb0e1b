import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { RuleError, ensure, localDate } from '@ketenzicht/shared/kernel';
import {
  arrangementActsOn,
  endArrangementFaults,
  nightFaults,
  type AgreeInput,
  type ArrangementAct,
  type ArrangementContent,
  type ArrangementFile,
  type EndArrangement,
  type NightsInput,
} from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { ensureSeen } from '../../platform/http/version-header.js';
import { checkAgreeing, checkContent, refuse } from './arrangement.checks.js';
import { ArrangementDoor, lineOfArrangements } from './arrangement.door.js';
import { lockArrangement, standingNights, versionsOf } from './arrangement.queries.js';
import type { ArrangementRow, VersionRow } from './arrangement.rows.js';
import { oneEach } from './arrangement.service.js';
import {
  addNights,
  addVersion,
  changeContent,
  endArrangement,
  reopenArrangement,
  takeNightBack,
} from './arrangement.writes.js';

/** What somebody acts on, and the version that they saw. */
export interface SeenArrangement {
  id: string;
  seen: number;
}

/** What happens to an arrangement: put together anew, agreed, nights away, an end, and the end taken back. */
@Injectable()
export class ArrangementMoves {
  constructor(private readonly door: ArrangementDoor) {}

  change(visit: Visit, about: SeenArrangement, content: ArrangementContent): Promise<ArrangementFile> {
    return this.act(visit, about, 'change', async (tx, row) => {
      await checkContent(tx, row.providerId, content);
      const [agreed] = await versionsOf(tx, row.id);
      const isDrafted = agreed === undefined || !isDeepStrictEqual(agreed.content, content);
      await changeContent(tx, row.id, { content, isDrafted }, visit.at);
    });
  }

  agree(visit: Visit, about: SeenArrangement, input: AgreeInput): Promise<ArrangementFile> {
    return this.act(visit, about, 'agree', async (tx, row) => {
      checkAgreeing(row, input, localDate(visit.at));
      await once(() => addVersion(tx, visit, row, input));
    });
  }

  nights(visit: Visit, about: SeenArrangement, { nights }: NightsInput): Promise<ArrangementFile> {
    return this.act(visit, about, 'nights', async (tx, row) => {
      const versions = await versionsOf(tx, row.id);
      const hasRespite = versions[0]?.content.lines.some(({ part }) => part === 'respite') ?? false;
      ensure(hasRespite, 'arrangement.no_respite', 'No respite stay was agreed. Agree on that first.');
      const startsOn = firstDay(versions) ?? '';
      const standing = await standingNights(tx, row.id);
      const faults = nightFaults(standing, nights, { startsOn, today: localDate(visit.at) });
      if (faults.some(({ code }) => limits.has(code)))
        throw new RuleError(
          'arrangement.too_many_nights',
          'These are more nights away than there may be: at most 156 a calendar year and 3 a week. None was booked.',
          faults,
        );
      refuse(faults);
      await addNights(tx, visit, row, nights);
    });
  }

  cancelNight(visit: Visit, about: SeenArrangement, nightId: string): Promise<ArrangementFile> {
    return this.act(visit, about, 'nights', async (tx, row) => {
      const isDone = await takeNightBack(tx, visit, row.id, nightId);
      ensure(isDone, 'arrangement.night_unknown', 'There is no such night, or it was taken back already.');
    });
  }

  end(visit: Visit, about: SeenArrangement, input: EndArrangement): Promise<ArrangementFile> {
    return this.act(visit, about, 'end', async (tx, row) => {
      refuse(endArrangementFaults(input, firstDay(await versionsOf(tx, row.id)), localDate(visit.at)));
      await endArrangement(tx, row.id, input, visit.at);
    });
  }

  undo(visit: Visit, about: SeenArrangement): Promise<ArrangementFile> {
    return this.act(visit, about, 'undo', async (tx, row) => {
      await once(() => reopenArrangement(tx, row, visit.at));
    });
  }

  private act(
    visit: Visit,
    { id, seen }: SeenArrangement,
    what: ArrangementAct,
    body: (tx: Tx, row: ArrangementRow) => Promise<void>,
  ): Promise<ArrangementFile> {
    const within = async (tx: Tx) => {
      const row = await lockArrangement(tx, visit.actor, id);
      ensureSeen(seen, row.version);
      ensureMay(visit, row, what);
      await body(tx, row);
      tx.note(lineOfArrangements(visit, 'U', [id]));
      return this.door.fileOf(tx, visit, id);
    };
    return this.door.run(visit, within, id);
  }
}

/** From when it held at all, whichever version it was. */
const firstDay = (versions: readonly VersionRow[]): string | null =>
  versions.map(({ startsOn }) => startsOn).toSorted()[0] ?? null;

const limits: ReadonlySet<string> = new Set(['arrangement.night_year', 'arrangement.night_week']);

/** Whoever is late hears why. */
function ensureMay({ actor, at }: Visit, row: ArrangementRow, what: ArrangementAct): void {
  if (arrangementActsOn(actor, row, at).includes(what)) return;
  if (what === 'undo') {
    ensure(row.state === 'ended', 'arrangement.not_over', 'This has not ended: there is nothing to take back.');
    throw new RuleError('arrangement.undo_late', 'This ended more than a day ago. Put a new one together.');
  }
  ensure(row.state !== 'ended', 'arrangement.over', 'This has ended. Look at it again.');
  throw new RuleError('arrangement.not_agreed', 'This was not agreed yet. Agree on it first.');
}

/** One person has one arrangement, and one provider who answers for all of it. */
async function once(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'one_answers_for')
      throw new RuleError(
        'arrangement.other_answers',
        'Another provider answers for an arrangement of this person already. Only one can: agree with each other who that is.',
      );
    if (constraint === 'one_arrangement_about' || constraint === 'one_arrangement_of_file')
      throw new RuleError('arrangement.exists', oneEach);
    throw error;
  }
}
