/** One fault in what someone sent: where it stands (JSON pointer, RFC 6901), a stable code, and words for a person. */
export interface Fault {
  pointer: string;
  code: string;
  detail: string;
}

/**
 * The one error that rules throw. `code` is stable and is what clients match on; the words may change.
 * The HTTP filter turns it into `application/problem+json` (RFC 9457).
 */
export class RuleError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly faults: readonly Fault[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'RuleError';
  }
}

/** Reads as a sentence: `ensure(mayReport(actor, unit), 'unit.unknown', '…')`. */
export function ensure(
  condition: boolean,
  code: string,
  message: string,
  extra?: Record<string, unknown>,
): asserts condition {
  if (!condition) throw new RuleError(code, message, [], extra);
}

/** A value that must be there because our own code put it there; missing means a defect, not bad input. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`);
  return value;
}
