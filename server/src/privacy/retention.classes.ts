import type { RetentionClass } from '@ketenzicht/shared/privacy';

/** Where the rows of a class are. `$1` is the moment before which they have served their time. */
export interface Kept {
  table: string;
  due: string;
  /** How a row of this class is known to be about a held person; without it only the whole class can be held. */
  person?: string;
  /** For what is emptied and not taken away. */
  emptied?: string;
  /** Tables of which the rows go with it, by this column: in the same statement, so that nothing is left half. */
  along?: { tables: readonly string[]; by: string };
  /** Large, and its role may read whole rows: a page at a time, so that no report ever waits for the broom. */
  paged?: true;
}

/** Every class that the terms name; the test seeds each, a day before and a day after. */
export const keptIn: Readonly<Record<RetentionClass, Kept>> = {
  sessions: { table: 'identity.session', due: 'expires_at < $1' },
  invitations: { table: 'identity.invitation', due: 'coalesce(used_at, withdrawn_at, expires_at) < $1' },
  // A login clears these too, but only on a site where somebody logs in that way.
  'used-tokens': { table: 'identity.used_token', due: 'expires_at < $1' },
  'idempotency-keys': { table: 'capacity.idempotency', due: 'recorded_at < $1', paged: true },
  'request-keys': { table: 'care.request_key', due: 'recorded_at < $1' },
  'event-log': { table: 'live.event_log', due: 'recorded_at < $1', paged: true },
  'entry-efforts': { table: 'capacity.entry_effort', due: 'at < $1' },
  'capacity-history': { table: 'capacity.capacity_report', due: 'recorded_at < $1' },
  'ready-counts': { table: 'capacity.ready_count', due: 'observed_at < $1' },
  'vpt-months': { table: 'stepdown.vpt_month', due: 'reported_at < $1' },
  dwellings: {
    table: 'stepdown.dwelling',
    due: `state in ('let', 'withdrawn') and ended_at < $1`,
    along: { tables: ['stepdown.dwelling_step', 'stepdown.promise'], by: 'dwelling_id' },
  },
  'vpt-teams': { table: 'stepdown.vpt_count', due: 'observed_at < $1' },
  // Cleared by the log itself, in whole sealed segments; here it is counted.
  'access-log': { table: 'audit.access_line', due: 'occurred_at < $1' },
  persons: { table: 'care.person', due: 'ended_at < $1', person: 'id' },
  notices: { table: 'care.notice', due: 'created_at < $1', person: 'person_id' },
  'subject-requests': { table: 'privacy.subject_request', due: 'decided_at < $1', person: 'person_id' },
  'person-exports': {
    table: 'privacy.person_export',
    due: `asked_at < $1 and state in ('preparing', 'ready')`,
    emptied: `state = 'expired', content = null`,
  },
  'recipient-notices': { table: 'privacy.recipient_notice', due: 'created_at < $1', person: 'person_id' },
  'placement-requests': {
    table: 'placement.request',
    due: `state <> 'open' and coalesce(ended_at, placed_at) < $1`,
    along: { tables: ['placement.step', 'placement.attempt', 'placement.hold'], by: 'request_id' },
  },
  waits: {
    table: 'stepdown.wait',
    due: `state <> 'waiting' and ended_at < $1`,
    along: { tables: ['stepdown.wait_said', 'stepdown.wait_expected'], by: 'wait_id' },
  },
  chains: {
    table: 'stepdown.chain',
    due: `state in ('done', 'ended') and ended_at < $1`,
    along: { tables: ['stepdown.chain_step', 'stepdown.chain_move'], by: 'chain_id' },
  },
  arrangements: {
    table: 'stepdown.arrangement',
    due: `state = 'ended' and ended_at < $1`,
    along: { tables: ['stepdown.arrangement_version', 'stepdown.respite_night'], by: 'arrangement_id' },
  },
  'coordination-cases': {
    table: 'coordination.case_file',
    due: `state = 'closed' and closed_at < $1`,
    along: {
      tables: [
        'coordination.answered',
        'coordination.case_step',
        'coordination.case_task',
        'coordination.case_conference',
      ],
      by: 'case_id',
    },
  },
  'payment-dossiers': {
    table: 'safetynet.dossier',
    due: `state in ('settled', 'withdrawn') and ended_at < $1`,
    along: { tables: ['safetynet.entry', 'safetynet.booking', 'safetynet.step', 'safetynet.payer'], by: 'dossier_id' },
  },
  // That a quarter was counted stays, so that it is never counted again over what is left of the files.
  'following-figures': {
    table: 'ketenveldnorm.key_figure_count',
    due: 'not is_cleared and over_on < $1',
    emptied: 'is_cleared = true',
    along: { tables: ['ketenveldnorm.key_figure'], by: 'count_id' },
  },
  signals: { table: 'coordination.signal', due: `state = 'cleared' and cleared_at < $1` },
  'desk-notices': {
    table: 'coordination.told',
    due: 'at < $1',
    along: { tables: ['coordination.told_sending', 'coordination.webhook_delivery'], by: 'told_id' },
  },
  'interest-rounds': {
    table: 'interest.round',
    due: 'least(closes_at, closed_at) < $1',
    along: { tables: ['interest.letter', 'interest.registration', 'interest.round_step'], by: 'round_id' },
  },
  'interest-unconfirmed': {
    table: 'interest.registration',
    due: 'confirmed_at is null and registered_at < $1',
    along: { tables: ['interest.letter'], by: 'registration_id' },
  },
  // Whoever comes after takes them away as well, an hour old.
  'interest-tries': { table: 'interest.try', due: 'since < $1' },
};

/** No row of a class or a person that is held for a legal claim. */
export const free = (name: RetentionClass, { table, person }: Kept): string => `not exists (
  select from privacy.legal_hold h where h.lifted_at is null and (
    (h.class = '${name}' and h.person_id is null)
    ${person ? `or (h.person_id = ${table}.${person} and h.organisation_id = ${table}.organisation_id)` : ''}))`;
