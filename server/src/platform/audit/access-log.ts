import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AuditLine } from '@ketenzicht/shared/audit';
import { RuleError, minute, must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { version } from '../http/version.js';
import { Keyring } from '../keys/keyring.js';
import { CLOCK, CONFIG, KEYRING, type Clock } from '../tokens.js';
import { seal } from './seal.js';

interface Head {
  seq: number;
  hash: Buffer;
  now: Date;
}

const worstDrift = minute;

export type NewLine = Omit<AuditLine, 'seq' | 'source'>;

/** Which edition of the access rules decided. Raise it whenever `shared` changes who may do what. */
export const policyVersion = '2026-11-22';

export const columns =
  'seq, occurred_at, event, action, outcome, activity, actor_id, role, organisation_id, on_behalf_of, purpose, purpose_text, policy, policy_version, decision, relation_basis, access_point_type, access_point_id, session_ref, emergency, emergency_reason, objects, subjects, source, trace_id, key_id, prev_hash, hash';

const adding = `insert into audit.access_line (${columns}) select ${columns} from jsonb_populate_recordset(null::audit.access_line, $1)`;

/**
 * Adds lines to the access log, within the transaction of whoever calls: a change and its line exist together or not at all. Call it last, because
 * it takes the one place in the chain until that transaction ends.
 */
@Injectable()
export class AccessLog {
  private readonly source: string;

  constructor(
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CONFIG) private readonly config: { siteId: string; clockCheck?: boolean },
    @Inject(CLOCK) private readonly clock: Clock = () => new Date(),
  ) {
    this.source = `${config.siteId}/${version}`;
  }

  /** Throws `access_log.unavailable` (503) when a line cannot be kept: whoever wanted to look then sees nothing. */
  async append(tx: Pick<pg.ClientBase, 'query'>, lines: readonly NewLine[]): Promise<void> {
    if (lines.length === 0) return;
    try {
      const { rows } = await tx.query<Head>({ name: 'log.head', text: 'select seq, hash, now from audit.head()' });
      const head = must(rows[0], 'the head of the access log');
      this.refuseWrongClock(head.now);
      await tx.query({ name: 'log.append', text: adding, values: [JSON.stringify(this.sealed(lines, head))] });
    } catch (error) {
      console.error(`the access log could not be written: ${(error as Error).message}`);
      throw new RuleError(
        'access_log.unavailable',
        'Who looks must be written down, and that is not possible now. Try again shortly.',
      );
    }
  }

  /** A session in the log: the same session gives the same mark, and the mark opens nothing. */
  sessionRef(token: string): string {
    return createHmac('sha256', this.keys.newest('log').key)
      .update(`session ${token}`)
      .digest('base64url')
      .slice(0, 22);
  }

  /** A line with a wrong time is no evidence (SEC-19). Off where a test gives the time. */
  private refuseWrongClock(database: Date): void {
    const drift = Math.abs(this.clock().getTime() - database.getTime());
    if (this.config.clockCheck && drift > worstDrift)
      throw new Error(`the clocks of server and database are ${Math.round(drift / 1_000)} s apart`);
  }

  private sealed(lines: readonly NewLine[], head: Head): object[] {
    const { id, key } = this.keys.newest('log');
    let { seq, hash } = head;
    return lines.map((given) => {
      const occurredAt = new Date(given.occurredAt).toISOString(); // as it will be read back
      const line: AuditLine = { ...given, occurredAt, seq: ++seq, source: this.source };
      const previous = hash;
      hash = seal(line, previous, key);
      return asRow(line, id, previous, hash);
    });
  }
}

/** The persons among what was looked at. */
export const subjectsOf = ({ objects }: Pick<AuditLine, 'objects'>): string[] => [
  ...new Set(objects.filter(({ type }) => type === 'person').map(({ id }) => id)),
];

const asRow = (line: AuditLine, keyId: string, previous: Buffer, hash: Buffer) => ({
  ...Object.fromEntries(fields.map(([column, field]) => [column, line[field as keyof AuditLine]])),
  subjects: subjectsOf(line),
  key_id: keyId,
  prev_hash: `\\x${previous.toString('hex')}`,
  hash: `\\x${hash.toString('hex')}`,
});

/** Fields of a line by the column that they lie in; worked out once, because ten million lines go through here. */
const fields = columns
  .split(', ')
  .filter((column) => !['subjects', 'key_id', 'prev_hash', 'hash'].includes(column))
  .map((column) => [column, column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] as const);

/** A stored row as the line that was sealed. */
export function lineOfRow(row: Record<string, unknown>): AuditLine {
  const line: Record<string, unknown> = {};
  for (const [column, field] of fields) {
    const value = row[column];
    line[field] = value instanceof Date ? value.toISOString() : (value ?? null);
  }
  return line as AuditLine;
}

export const newTraceId = (): string => randomBytes(16).toString('hex');
