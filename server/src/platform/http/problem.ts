import type { Problem } from '@ketenzicht/shared/kernel';
import { RuleError } from '@ketenzicht/shared/kernel';
import { statusOf } from './problem.statuses.js';

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
