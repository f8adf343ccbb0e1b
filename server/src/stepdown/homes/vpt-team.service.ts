import { Inject, Injectable } from '@nestjs/common';
import { RuleError, day, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  formFigures,
  mayReadTeams,
  publishedFigures,
  readTeam,
  type FormFigure,
  type VptTeam,
} from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/work.js';
import { CONFIG } from '../../platform/tokens.js';
import { isRegion } from './dwelling.queries.js';
import { HomesDoor, fingerprintOf, type Sent } from './homes.door.js';
import { earlierTeam, teamOf, teamsOf, writeTeam } from './vpt-team.queries.js';

/** What the teams that deliver a VPT say of themselves, and what that adds up to. */
@Injectable()
export class VptTeamService {
  constructor(
    private readonly door: HomesDoor,
    @Inject(CONFIG) private readonly config: Pick<Config, 'homes'>,
  ) {}

  list(visit: Visit): Promise<VptTeam[]> {
    return this.door.read(visit, (tx) => teamsOf(tx, visit.actor));
  }

  /** Exact for whoever may see the teams themselves. */
  async figures(visit: Visit): Promise<FormFigure[]> {
    const figures = formFigures(await this.list(visit), visit.at);
    return mayReadTeams(visit.actor) ? figures : publishedFigures(figures);
  }

  /** The same key and body get the first answer again. Throws `vptTeam.invalid`, `vptTeam.stale` and `idempotency.reused`; then nothing is changed. */
  say(visit: Visit, body: unknown, { version, key }: Sent): Promise<VptTeam> {
    const { actor, at, operation } = visit;
    const organisationId = must(actor.organisationId, 'the organisation of a provider');
    const made = { organisationId, actorId: actor.id, key };
    const fingerprint = fingerprintOf(operation, organisationId, version, body);
    return this.door.write(visit, organisationId, async (tx) => {
      const before = await this.before(tx, visit, made, fingerprint);
      if (before) return before;
      const report = readTeam(body, localDate(at));
      if (!(await isRegion(tx, actor.directoryId, report.regionId, at))) throw unknownRegion();
      const until = new Date(at.getTime() + this.config.homes.confirmed * day);
      const { directoryId } = actor;
      const isWritten = await writeTeam(tx, { ...report, ...made, directoryId, seen: version, at, until, fingerprint });
      const again = isWritten ? undefined : await this.before(tx, visit, made, fingerprint);
      const stands = await teamOf(tx, actor, { organisationId, regionId: report.regionId });
      if (!isWritten && !again)
        throw new RuleError('vptTeam.stale', 'A colleague said this meanwhile. Look at it again and try again.', [], {
          team: stands ?? null,
        });
      return again ?? must(stands, 'what was just said');
    });
  }

  private async before(
    tx: Tx,
    { actor }: Visit,
    made: { organisationId: string; actorId: string; key: string },
    fingerprint: string,
  ): Promise<VptTeam | undefined> {
    const earlier = await earlierTeam(tx, actor, made);
    ensure(
      !earlier || earlier.fingerprint === fingerprint,
      'idempotency.reused',
      'This Idempotency-Key was used for another request.',
    );
    return earlier?.team;
  }
}

const unknownRegion = () => {
  const detail = 'Choose a region from the list.';
  return new RuleError('vptTeam.invalid', detail, [{ pointer: '/regionId', code: 'vptTeam.region', detail }]);
};
