import { Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import { crisisCardSchema, type CrisisCard, type KeptCard } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { byName } from './contact.queries.js';
import { OpenFile } from './open-file.js';
import type { Open, TrajectoryAct } from './trajectory.act.js';
import type { TrajectoryRow } from './trajectory.rows.js';

const segment = 'crisis card';
const column = 'ketenveldnorm.crisis_card.card';

/** One sheet for whoever stands in the street at night. All of it is sealed as one; what it said before is kept. */
@Injectable()
export class CardService {
  constructor(private readonly file: OpenFile) {}

  read(visit: Visit, id: string): Promise<KeptCard> {
    return this.file.read(visit, { id, segment }, async (row, act) => {
      const card = await readCard(act, row, await act.opener(row));
      if (!card) throw new RuleError('card.unknown', 'There is no crisis card yet. Make one with whoever it is about.');
      return card;
    });
  }

  /** `seen`: the version that was on screen; 0 when there was none. Throws `version.stale`. */
  set(visit: Visit, { id, seen }: { id: string; seen: number }, card: CrisisCard): Promise<KeptCard> {
    return this.file.write(visit, { id, segment }, async (row, act) => {
      const version = (await versionOf(act, row)) + 1;
      ensureSeen(seen, version - 1);
      await act.tx.query(
        `insert into ketenveldnorm.crisis_card (organisation_id, trajectory_id, version, card, made_at, made_by) values ($1, $2, $3, $4, $5, $6)`,
        [
          row.organisationId,
          row.id,
          version,
          await act.seal(row, column, JSON.stringify(card)),
          act.at,
          visit.actor.id,
        ],
      );
      await act.step(row, 'cardSet', { version });
      return { version, card, at: act.at.toISOString(), by: visit.actor.name };
    });
  }
}

async function versionOf({ tx }: TrajectoryAct, row: TrajectoryRow): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    'select max(version) as version from ketenveldnorm.crisis_card where organisation_id = $1 and trajectory_id = $2',
    [row.organisationId, row.id],
  );
  return rows[0]?.version ?? 0;
}

/** The newest; null when there is none, or when its key was destroyed. */
export async function readCard({ tx }: TrajectoryAct, row: TrajectoryRow, open: Open): Promise<KeptCard | null> {
  const { rows } = await tx.query<{ version: number; card: string; at: Date; by: string }>(
    `select x.version, x.card, x.made_at as at, ${byName()} from ketenveldnorm.crisis_card x
     where x.organisation_id = $1 and x.trajectory_id = $2 order by x.version desc limit 1`,
    [row.organisationId, row.id],
  );
  const [kept] = rows;
  const words = kept ? open(column, kept.card) : null;
  if (!kept || words === null) return null;
  const card = crisisCardSchema.parse(JSON.parse(words));
  return { ...kept, card, at: kept.at.toISOString() };
}
