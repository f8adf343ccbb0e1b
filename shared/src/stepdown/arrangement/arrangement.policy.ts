import type { Actor } from '../../kernel/actor.js';

/** The people of the organisation that answers for it, and nobody else: whoever delivers a part has it on paper from them. */
export const mayKeepArrangement = (
  actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId'>,
  arrangement: { providerId: string; directoryId: string },
): boolean =>
  actor.role === 'provider' &&
  actor.organisationId === arrangement.providerId &&
  actor.directoryId === arrangement.directoryId;
