import { Injectable } from '@nestjs/common';
import {
  checkProgramme,
  mayChangeProgramme,
  programmeSteps,
  stateOf,
  type FollowingFigures,
  type Programme,
  type ProgrammeInput,
  type ProgrammeRegion,
} from '@ketenzicht/shared/ketenveldnorm';
import { RuleError, localDate, must, type Actor } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { FollowingFiguresService } from './following-figures.service.js';
import { namesOfRegions, programmeRows, writeProgramme, type ProgrammeRow } from './programme.queries.js';

interface Around {
  names: ReadonlyMap<string, string>;
  /** The newest quarter that may be told to who asks. */
  counted: FollowingFigures['quarters'][number] | undefined;
  today: string;
}

const unknown = () => new RuleError('programme.unknown', 'There is no such region that you may change.');

/** How far the regions are, and against which target. Nothing in it is about anybody. */
@Injectable()
export class ProgrammeService {
  constructor(
    private readonly work: Work,
    private readonly figures: FollowingFiguresService,
  ) {}

  async read(visit: Visit): Promise<Programme> {
    const around = await this.around(visit);
    const rows = await this.work.run('coordination', visit, (tx) => programmeRows(tx, visit.actor.directoryId));
    const { counted } = around;
    return {
      regions: rows.map((row) => toRegion(row, visit.actor, around)),
      countedOn: counted ? (counted.isOver ? counted.to : around.today) : null,
      suppressed: visit.actor.role !== 'chainDirector',
    };
  }

  async change(
    visit: Visit,
    { regionId, seen }: { regionId: string; seen: number },
    input: ProgrammeInput,
  ): Promise<ProgrammeRegion> {
    const { actor, at } = visit;
    const changed = await this.work.run('coordination', visit, async (tx) => {
      const [row] = await programmeRows(tx, actor.directoryId, regionId);
      if (!row || !mayChangeProgramme(actor, row.covers)) throw unknown();
      ensureSeen(seen, row.version);
      checkProgramme(input, localDate(at));
      refuseCovers(actor, input, await namesOfRegions(tx, actor.directoryId));
      ensureSeen((await writeProgramme(tx, row, input, { id: actor.id, at })) ? seen : -1, row.version);
      tx.note({ action: 'U', objects: [] });
      return must((await programmeRows(tx, actor.directoryId, regionId))[0], 'the region just changed');
    });
    return toRegion(changed, actor, await this.around(visit));
  }

  regionNames(visit: Visit): Promise<Map<string, string>> {
    return this.work.run('coordination', visit, (tx) => namesOfRegions(tx, visit.actor.directoryId));
  }

  private async around(visit: Visit): Promise<Around> {
    const { quarters } = await this.figures.newest(visit);
    return { names: await this.regionNames(visit), counted: quarters.at(-1), today: localDate(visit.at) };
  }
}

/** Which regions it covers decides who may change it, so that it is not for those. */
function refuseCovers({ role }: Actor, { covers }: ProgrammeInput, names: ReadonlyMap<string, string>): void {
  if (covers === undefined) return;
  const refused = role !== 'nationalCoordinator' || covers.some((id) => !names.has(id));
  if (!refused) return;
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
    {
      pointer: '/covers',
      code: 'programme.covers',
      detail: 'The coordination point says which regions it covers; each must be one of the register.',
    },
  ]);
}

function toRegion(row: ProgrammeRow, actor: Actor, { names, counted, today }: Around): ProgrammeRegion {
  const { changedAt, covers, steps, ...rest } = row;
  const given = new Map(steps.map((step) => [step.step, step]));
  const told = covers.map((id) => {
    const region = counted?.byRegion.find(({ regionId }) => regionId === id);
    return counted && !region ? 0 : (region?.followed ?? null);
  });
  // A director knows of other regions nothing, which is not the same as nobody.
  const isTold = actor.role !== 'chainDirector' || covers.every((id) => actor.regionIds.includes(id));
  return {
    ...rest,
    covers: covers.map((id) => ({ id, name: names.get(id) ?? id })),
    followed:
      !isTold || covers.length === 0 || told.includes(null)
        ? null
        : told.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    steps: programmeSteps.map((step) => {
      const { plannedOn, doneOn, stall, note } = given.get(step) ?? {
        plannedOn: null,
        doneOn: null,
        stall: null,
        note: null,
      };
      return { step, plannedOn, doneOn, stall, note, state: stateOf({ plannedOn, doneOn, stall }, today) };
    }),
    changedAt: changedAt?.toISOString() ?? null,
    mayChange: mayChangeProgramme(actor, covers),
  };
}
