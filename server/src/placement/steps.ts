import type { Channel } from '@ketenzicht/shared/placement';
import type { Tx } from '../platform/database/work.js';
import type { AttemptRow, RequestRow } from './rows.js';

/** What happened to a request. A new kind is a name here and one in the web's texts. */
export type StepKind = 'requestMade' | 'requestChanged' | 'requestEnded' | 'transferAsked' | (string & {});

/** Who does something: somebody, or nobody when it is the clock. */
export interface Doer {
  id: string | null;
  organisationId: string | null;
}

export interface StepAbout {
  kind: StepKind;
  attempt?: Pick<AttemptRow, 'id' | 'providerId' | 'unitId'>;
  /** For a step about a ward without an attempt, such as a hold. */
  ward?: { providerId: string; unitId: string };
  channel?: Channel;
}

/** One line of the timeline, in the transaction of what happened. Never changed afterwards. */
export async function addStep(
  tx: Pick<Tx, 'query'>,
  { actor, at }: { actor: Doer; at: Date },
  request: Pick<RequestRow, 'id' | 'organisationId' | 'askedBy'>,
  { kind, attempt, ward = attempt, channel = 'system' }: StepAbout,
): Promise<void> {
  await tx.query(
    `insert into placement.step (request_id, attempt_id, organisation_id, asked_by, provider_id, unit_id, at, kind, actor_id, actor_organisation_id, channel)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      request.id,
      attempt?.id ?? null,
      request.organisationId,
      request.askedBy,
      ward?.providerId ?? null,
      ward?.unitId ?? null,
      at,
      kind,
      actor.id,
      actor.organisationId,
      channel,
    ],
  );
}
