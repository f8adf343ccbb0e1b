import type { Fault, Problem } from '@ketenzicht/shared/kernel';

/** What the server refused, by its stable `code`. Status 0 with `network.unreachable`: it was never heard. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly Fault[];

  constructor(readonly body: Partial<Problem> & { status: number }) {
    super(body.detail ?? body.title ?? `HTTP ${body.status}`);
    this.name = 'ProblemError';
    this.status = body.status;
    this.code = body.code ?? 'unknown';
    this.errors = body.errors ?? [];
  }
}
