import type { Problem } from '@ketenzicht/shared/kernel';
import { RuleError } from '@ketenzicht/shared/kernel';

/** The HTTP status of each stable code. A code that is not here is bad input: 400. */
const statusOf: Readonly<Record<string, number>> = {
  'session.required': 401,
  'session.refused': 401,
  'session.step_up_required': 401,
  'session.factor_refused': 401,
  'session.challenge_over': 401,
  'session.unknown': 404,
  'session.prove_elsewhere': 409,
  'factor.unknown': 404,
  'factor.last': 409,
  'factor.none': 409,
  'factor.too_many': 409,
  'factor.needs_name': 409,
  'session.too_weak': 403,
  'session.too_many_attempts': 429,
  'request.foreign_origin': 403,
  'access.denied': 403,
  'person.no_relation': 403,
  'relation.denied': 403,
  'oidc.off': 404,
  'machine.unknown': 404,
  'machine.key_unknown': 404,
  'machine.name_taken': 409,
  'machine.key_known': 409,
  'oidc.unknown': 403,
  'oidc.unavailable': 503,
  'service.no_address': 503,
  'unit.unknown': 404,
  'case.unknown': 404,
  'hold.unknown': 404,
  'dwelling.unknown': 404,
  'dwelling.gone': 409,
  'dwelling.unconfirmed': 409,
  'dwelling.offer_ended': 409,
  'dwelling.has_one': 409,
  'dwelling.not_now': 409,
  'dwelling.too_late': 409,
  'vptTeam.stale': 412,
  'person.unknown': 404,
  'trajectory.unknown': 404,
  'programme.unknown': 404,
  'trajectory.no_relation': 403,
  'trajectory.denied': 403,
  'trajectory.follows': 409,
  'handover.exists': 409,
  'handover.over': 409,
  'handover.may_not_own': 409,
  'trajectory.over': 409,
  'contact.over': 409,
  'contact.only_one': 409,
  'title.overlaps': 409,
  'title.not_earlier': 409,
  'title.not_longer': 409,
  'payer.overlaps': 409,
  'care.overlaps': 409,
  'card.unknown': 404,
  'trajectory.exists': 409,
  'trajectory.not_now': 409,
  'trajectory.too_early': 409,
  'trajectory.closed': 409,
  'trajectory.end_proposed': 409,
  'trajectory.end_not_proposed': 409,
  'trajectory.second_needed': 403,
  'directory.unknown': 404,
  'relation.unknown': 404,
  'notice.unknown': 404,
  'location.unknown': 404,
  'account.unknown': 404,
  'account.own': 403,
  'account.beyond_yours': 403,
  'account.last_of_role': 409,
  'account.not_active': 409,
  'account.not_ended': 409,
  'invitation.unknown': 404,
  'invitation.expired': 410,
  'invitation.used': 410,
  'invitation.withdrawn': 410,
  'review.unknown': 404,
  'review.signed': 409,
  'proposal.unknown': 404,
  'proposal.own': 403,
  'proposal.ended': 409,
  'proposal.already_open': 409,
  'ward.people_in_it': 409,
  'password.elsewhere': 409,
  'password.of_demo': 409,
  'version.stale': 412,
  'vpt.stale': 412,
  'vpt.difference': 409,
  'vpt.edition_differs': 409,
  'version.missing': 428,
  'path.unknown': 404,
  'method.not_allowed': 405,
  'changes.too_old': 410,
  'capacity.nothing_to_confirm': 409,
  'case.signed': 409,
  'case.second_needed': 409,
  'report.signed': 409,
  'report.too_early': 409,
  'person.exists': 409,
  'relation.exists': 409,
  'person.opens_already': 409,
  'capacity.stale': 412,
  'person.stale': 412,
  'body.too_large': 413,
  'body.unsupported_type': 415,
  'body.unsupported_encoding': 415,
  'request.not_acceptable': 406,
  'request.misdirected': 421,
  'request.too_many': 429,
  'request.too_slow': 408,
  'headers.too_large': 431,
  'idempotency.reused': 422,
  'capacity.version_missing': 428,
  'approval.same_person': 403,
  'subject_request.unknown': 404,
  'export.unknown': 404,
  'retention.change_waits': 409,
  'retention.no_change': 409,
  'subject_request.decided': 409,
  'subject_request.other_kind': 409,
  'person.restricted': 409,
  'person.not_restricted': 409,
  'erasure.proposed': 409,
  'erasure.not_proposed': 409,
  'erasure.held': 409,
  'erasure.term_not_over': 409,
  'export.not_ready': 409,
  'export.gone': 410,
  'person.version_missing': 428,
  'placement.unknown': 404,
  'attempt.unknown': 404,
  'placement.exists': 409,
  'placement.over': 409,
  'placement.not_placed': 409,
  'attempt.over': 409,
  'attempt.accepted_elsewhere': 409,
  'hold.no_bed': 409,
  'hold.already': 409,
  'hold.over': 409,
  'hold.promised': 409,
  'placement.accepted': 409,
  'attempt.exists': 409,
  'attempt.too_late': 409,
  'attempt.ward_answers': 403,
  'article.unknown': 404,
  'article.withdrawn': 409,
  'knelpunt.not_question': 409,
  'knelpunt.unknown': 404,
  'knelpunt.exists': 409,
  'knelpunt.closed': 409,
  'knelpunt.not_closed': 409,
  'knelpunt.paused': 409,
  'knelpunt.not_paused': 409,
  'knelpunt.top': 409,
  'knelpunt.bottom': 409,
  'knelpunt.yours': 409,
  'knelpunt.nobody': 409,
  'knelpunt.nobody_below': 409,
  'task.done': 409,
  'conference.held': 409,
  'participant.needed': 409,
  'signal.would_flood': 409,
  'ready.stale': 412,
  'arrangement.unknown': 404,
  'arrangement.exists': 409,
  'arrangement.other_answers': 409,
  'arrangement.not_reached': 409,
  'arrangement.not_whole': 409,
  'arrangement.nothing_new': 409,
  'arrangement.not_agreed': 409,
  'arrangement.over': 409,
  'arrangement.not_over': 409,
  'arrangement.undo_late': 409,
  'arrangement.no_respite': 409,
  'arrangement.too_many_nights': 409,
  'arrangement.night_unknown': 404,
  'wait.unknown': 404,
  'wait.exists': 409,
  'wait.over': 409,
  'wait.not_over': 409,
  'wait.undo_late': 409,
  'wait.same': 409,
  'told.unknown': 404,
  'webhook.unknown': 404,
  'webhook.too_many': 409,
  'webhook.not_dead': 409,
  'participant.absent': 404,
  'link.absent': 404,
  'vangnet.unknown': 404,
  'vangnet.no_window': 409,
  'vangnet.overlap': 409,
  'vangnet.exists': 409,
  'vangnet.nobody': 409,
  'vangnet.not_now': 409,
  'vangnet.too_early': 409,
  'vangnet.nothing_to_advance': 409,
  'vangnet.not_correctable': 409,
  'vangnet.built_upon': 409,
  'vangnet.begun': 409,
  'vangnet.window_taken': 409,
  'interest.unknown': 404,
  'interest.closed': 410,
  'interest.withdrawn': 410,
  'interest.expired': 410,
  'interest.not_open': 409,
  'interest.taken': 409,
  'interest.open': 409,
  'interest.over': 409,
  'interest.stale': 412,
  'interest.ticket_used': 409,
  'interest.busy': 429,
  'interest.too_many': 429,
  'service.unavailable': 503,
  'access_log.unavailable': 503,
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Log in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Too slow',
  409: 'Not possible now',
  410: 'Gone',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Wrong server',
  422: 'Key reused',
  428: 'Version required',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Something failed here',
  503: 'Temporarily unavailable',
};

/** RFC 9457; `type` is a relative reference that is stable per code. */
export function problemOf(
  status: number,
  code: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Problem {
  return { type: `/problems/${code}`, title: titles[status] ?? 'Error', status, detail, code, ...more };
}

export const problemOfRule = (error: RuleError): Problem =>
  problemOf(statusOf[error.code] ?? 400, error.code, error.message, {
    ...error.extra,
    ...(error.faults.length > 0 ? { errors: error.faults } : {}),
  });

const byStatus: Readonly<Record<number, [code: string, detail: string]>> = {
  400: ['input.invalid', 'The request could not be read.'],
  404: ['path.unknown', 'There is nothing at this address.'],
  408: ['request.too_slow', 'The request took too long to arrive.'],
  413: ['body.too_large', 'The body is larger than 64 kB.'],
  415: ['body.unsupported_type', 'Send application/json in UTF-8.'],
  431: ['headers.too_large', 'The headers are too large.'],
};

/** Lost connections, timeouts and shutdowns of PostgreSQL: worth a retry, unlike a defect of ours. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    /^(08|53|57P0|57014|40001|40P01)/.test(String(code)) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(String(code)) ||
    /connection terminated|timeout (exceeded|expired)|not queryable|query read timeout|client was closed/i.test(
      String(message),
    )
  );
};

/** PostgreSQL stores no NUL in text; it only ever comes from outside. */
const isUnstorableText = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '22021';

/** A number that the contract allows and a column cannot hold: a gap of ours, but their number. */
const isUnstorableNumber = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '22003';

/** Turns anything thrown into a problem. Words of libraries never reach the outside: they may echo input or name internals. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof RuleError) return problemOfRule(error);
  if (isUnstorableText(error)) return problemOf(400, 'input.invalid', 'Text may not hold NUL characters.');
  if (isUnstorableNumber(error))
    return problemOf(400, 'input.number_out_of_range', 'A number is larger or smaller than what can be kept.');
  if (isDatabaseAway(error))
    return problemOf(
      503,
      'service.unavailable',
      'The database cannot be reached right now. Try again with the same key.',
    );
  const status = statusOfLibraryError(error);
  const [code, detail] = byStatus[status] ?? ['server.fault', 'This is a fault on our side. It was logged.'];
  return problemOf(byStatus[status] ? status : 500, code, detail);
}

function statusOfLibraryError(error: unknown): number {
  const { statusCode, status, getStatus } = (error ?? {}) as {
    statusCode?: unknown;
    status?: unknown;
    getStatus?: unknown;
  };
  if (typeof getStatus === 'function') return (error as { getStatus(): number }).getStatus();
  return Number(statusCode ?? status ?? 500);
}
