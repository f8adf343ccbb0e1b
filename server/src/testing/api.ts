import { randomUUID } from 'node:crypto';
import {
  boardSchema,
  capacityAcceptedSchema,
  historySchema,
  unitSchema,
  type Board,
  type Capacity,
  type CapacityAccepted,
  type CapacityHistory,
} from '@ketenzicht/shared/capacity';
import { must, problemSchema, type Problem } from '@ketenzicht/shared/kernel';
import type { z } from 'zod';

/** An answer, parsed only by the schema of the contract: a field that is missing or of another type fails the test that reads it. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
  ) {}

  as<S extends z.ZodType>(schema: S): z.infer<S> {
    return schema.parse(JSON.parse(this.text));
  }

  /** Every answer has a trace of its own; what else it says can be compared. */
  get untraced(): string {
    return this.text.replace(/,?"traceId":"[0-9a-f]{32}"/, '');
  }

  get problem(): Problem {
    const type = this.headers.get('content-type') ?? '';
    if (!type.startsWith('application/problem+json'))
      throw new Error(`not a problem: ${this.status} ${type} ${this.text.slice(0, 200)}`);
    return this.as(problemSchema);
  }

  get accepted(): CapacityAccepted {
    if (this.status !== 200) throw new Error(`not accepted: ${this.status} ${this.text.slice(0, 400)}`);
    return this.as(capacityAcceptedSchema);
  }
}

export interface Call {
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

export interface Write {
  version?: number | string | null;
  key?: string | null;
}

/** One person, or a stranger without a token, at the door of one server. */
export class Api {
  constructor(
    readonly base: string,
    readonly token?: string,
  ) {}

  async call(method: string, path: string, { body, raw, headers = {} }: Call = {}): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(sent !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    });
    return new Answer(response.status, response.headers, await response.text());
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', path, headers ? { headers } : {});
  }

  /** `version` and `key` as null leave the header out; a text is sent as it is. */
  report(wardId: string, body: unknown, write: Write = {}): Promise<Answer> {
    return this.call('PUT', `/api/v1/units/${wardId}/capacity`, { body, headers: writeHeaders(write) });
  }

  reportRaw(
    wardId: string,
    raw: string | Uint8Array<ArrayBuffer>,
    write: Write = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.call('PUT', `/api/v1/units/${wardId}/capacity`, {
      raw,
      headers: { ...writeHeaders(write), ...headers },
    });
  }

  confirm(wardId: string, write: Write = {}, body?: unknown): Promise<Answer> {
    return this.call('POST', `/api/v1/units/${wardId}/capacity/_confirm`, { body, headers: writeHeaders(write) });
  }

  async board(query = ''): Promise<Board> {
    return (await this.get(`/api/v1/board${query}`)).as(boardSchema);
  }

  async figure(wardId: string): Promise<Capacity> {
    return (await this.get(`/api/v1/units/${wardId}`)).as(unitSchema).capacity;
  }

  async history(wardId: string, query = ''): Promise<CapacityHistory> {
    return (await this.get(`/api/v1/units/${wardId}/capacity/history${query}`)).as(historySchema);
  }
}

const writeHeaders = ({ version = 0, key = randomUUID() }: Write): Record<string, string> => ({
  ...(version !== null && { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
  ...(key !== null && { 'idempotency-key': key }),
});

/** The figure of one ward on a board. */
export const figureOn = (board: Board, wardId: string): Capacity =>
  must(
    board.units.find(({ id }) => id === wardId),
    `ward ${wardId} on the board`,
  ).capacity;
