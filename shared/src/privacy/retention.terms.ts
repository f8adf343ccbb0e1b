/**
 * What is kept, by class. The terms themselves are rows of `privacy.retention_rule`, so that they can be changed without a release; these are the classes that
 * the engine knows how to clear, and that the register of processing names.
 */
export const retentionClasses = [
  'sessions',
  'invitations',
  'used-tokens',
  'idempotency-keys',
  'request-keys',
  'event-log',
  'entry-efforts',
  'capacity-history',
  'ready-counts',
  'vpt-months',
  'dwellings',
  'vpt-teams',
  'access-log',
  'persons',
  'notices',
  'subject-requests',
  'person-exports',
  'recipient-notices',
  'placement-requests',
  'waits',
  'chains',
  'arrangements',
  'coordination-cases',
  'payment-dossiers',
  'following-figures',
  'signals',
  'desk-notices',
  'interest-rounds',
  'interest-unconfirmed',
  'interest-tries',
] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** `review`: the engine counts and a person decides. */
export const retentionActions = ['delete', 'anonymise', 'review'] as const;
export type RetentionAction = (typeof retentionActions)[number];
