import type { Act } from './act.js';
import type { HoldRow, RequestRow } from './rows.js';
import { tell } from '../platform/events/tell.js';

type About = Pick<RequestRow, 'id' | 'organisationId' | 'askedBy' | 'reference' | 'need'>;

/** Everybody who keeps wards there, and their systems: whoever reads it first answers. */
export const tellAsked = (act: Act, request: About, attempt: { id: string; providerId: string }): Promise<void> =>
  tell(act.tx, {
    organisationId: attempt.providerId,
    topic: 'placementAsked',
    reference: request.reference,
    path: '/inbox',
    urgent: request.need.urgency === 'crisis',
    key: attempt.id,
    at: act.at,
  });

/** Whoever looks for a place has to find another bed. */
export const tellHoldEnds = (act: Act, request: About, hold: Pick<HoldRow, 'id'>): Promise<void> =>
  tell(act.tx, {
    accountIds: [request.askedBy],
    organisationId: request.organisationId,
    topic: 'holdEnds',
    reference: request.reference,
    path: `/places/${request.id}`,
    urgent: request.need.urgency === 'crisis',
    key: hold.id,
    at: act.at,
  });
