import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, ensure, hour, mayAsk, must, type Actor } from '@ketenzicht/shared/kernel';
import { operationOf } from '@ketenzicht/shared/operations';
import { newTraceId } from '../platform/audit/access-log.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { zip } from '../platform/http/zip.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { PersonVault } from '../person/vault.service.js';
import { readable } from './export.document.js';
import { copyOf } from './export.queries.js';
import { requestById, setRequest } from './request.queries.js';
import { noteOf } from './request.service.js';

/** How long a copy waits to be taken. */
const lasts = 24 * hour;
const column = 'privacy.person_export.content';

interface ExportRow {
  organisationId: string;
  id: string;
  personId: string;
  requestId: string;
  state: 'preparing' | 'ready' | 'taken' | 'expired' | 'refused';
  askedBy: string;
  content: string | null;
  expiresAt: Date | null;
  reference: string;
}

/** The copy of one's own data: prepared by a job that asks again who may, sealed, taken once, gone after a day. */
@Injectable()
export class ExportService {
  constructor(
    private readonly work: Work,
    private readonly vault: PersonVault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Puts it in line, and answers at once. */
  async ask(visit: Visit, requestId: string): Promise<{ id: string }> {
    return this.work.run('care', visit, async (tx) => {
      const request = await requestById(tx, requestId);
      ensure(request.kind === 'access', 'subject_request.other_kind', 'This request is not about access.');
      const id = randomUUID();
      await tx.query(
        `insert into privacy.person_export (organisation_id, id, person_id, request_id, state, asked_by, asked_at) values ($1, $2, $3, $4, 'preparing', $5, $6)`,
        [request.organisationId, id, request.personId, requestId, visit.actor.id, visit.at],
      );
      tx.note(noteOf(request.personId, requestId, { action: 'C' }));
      return { id };
    });
  }

  /**
   * The job. Between asking and now somebody may have lost their right: it asks again, in the name of whoever asked, and refuses (SEC-53). What dies on
   * the way stays `preparing`, is expired by the next round, and can be asked again.
   */
  async prepare(id: string, asked: Actor): Promise<'ready' | 'refused' | 'gone'> {
    const visit = this.visitOfJob(asked);
    const actor = await this.work.run('care', visit, (tx) => actorNow(tx, asked));
    if (!actor) return this.refuse(visit, id);
    return this.work.run('care', { ...visit, actor }, async (tx) => {
      const row = await exportById(tx, id);
      if (row?.state !== 'preparing') return 'gone';
      await this.fill(tx, { ...visit, actor }, row);
      return 'ready';
    });
  }

  /** Hands it over, once. Throws `export.unknown`, `export.not_ready`, or `export.gone` (410) when it was taken or a day has passed. */
  async take(visit: Visit, id: string): Promise<{ name: string; file: Buffer }> {
    const taken = await this.work.run('care', visit, async (tx) => {
      const row = await exportById(tx, id);
      ensure(row !== undefined, 'export.unknown', 'There is no such copy.');
      ensure(
        row.state !== 'preparing',
        'export.not_ready',
        'This copy is still being prepared. Try again in a moment.',
      );
      if (row.state !== 'ready' || !row.expiresAt || row.expiresAt <= visit.at)
        throw new RuleError('export.gone', 'A copy can be taken once, within 24 hours. Prepare a new one.');
      const cipher = must(
        await this.vault.of(tx, { organisationId: row.organisationId, id: row.personId }),
        'the key of a person',
      );
      const file = cipher.open(column, must(row.content, 'the copy'), id);
      await tx.query(
        `update privacy.person_export set state = 'taken', content = null, taken_at = $3, taken_by = $4 where organisation_id = $1 and id = $2`,
        [row.organisationId, id, visit.at, visit.actor.id],
      );
      const request = await requestById(tx, row.requestId);
      if (request.state === 'open')
        await setRequest(tx, request, { state: 'done', ground: null, by: visit.actor.id, at: visit.at });
      tx.note({
        ...noteOf(row.personId, row.requestId, { action: 'E', lifecycle: 'exported' }),
        objects: [
          { type: 'person', id: row.personId, lifecycle: 'exported' },
          { type: 'export', id },
        ],
      });
      return { name: `inzage-${row.reference}`, file };
    });
    return taken;
  }

  private async fill(tx: Tx, visit: Visit, row: ExportRow): Promise<void> {
    const person = { organisationId: row.organisationId, id: row.personId };
    const cipher = must(await this.vault.of(tx, person), 'the key of a person');
    const looks = await this.work.run('audit', visit, (log) => looksAt(log, row.personId));
    const copy = await copyOf(tx, { person, cipher, reference: row.reference, looks });
    const whole = {
      ...copy,
      watermark: {
        by: visit.actor.name,
        at: visit.at.toISOString(),
        purpose: 'inzageverzoek van de betrokkene (AVG artikel 15)',
        copy: row.id,
      },
    };
    const file = zip(
      [
        { name: `inzage-${row.reference}.html`, content: Buffer.from(readable(whole)) },
        { name: `inzage-${row.reference}.json`, content: Buffer.from(JSON.stringify(whole, null, 2)) },
      ],
      visit.at,
    );
    await tx.query(
      `update privacy.person_export set state = 'ready', content = $3, prepared_at = $4, expires_at = $5 where organisation_id = $1 and id = $2`,
      [row.organisationId, row.id, cipher.seal(column, file, row.id), visit.at, new Date(visit.at.getTime() + lasts)],
    );
    tx.note(noteOf(row.personId, row.requestId, { action: 'R', lifecycle: 'read' }));
  }

  private refuse(visit: Visit, id: string): Promise<'refused'> {
    // In the name of the system: whoever asked may no longer do this.
    return this.work.run('care', visit, async (tx) => {
      const row = await exportById(tx, id);
      if (row)
        await tx.query(`update privacy.person_export set state = 'refused' where organisation_id = $1 and id = $2`, [
          row.organisationId,
          id,
        ]);
      tx.note({ action: 'E', purpose: 'patientRequest', objects: [{ type: 'export', id }], refused: true });
      return 'refused' as const;
    });
  }

  private visitOfJob(actor: Actor): Visit {
    return {
      operation: 'personExport.prepare',
      at: this.clock(),
      actor,
      token: null,
      accessPoint: { type: 'job', id: 'person-export' },
      traceId: newTraceId(),
    };
  }
}

/** Who this is by now, or nothing when the account is gone or has ended, works for another organisation, or may no longer do this. */
async function actorNow(tx: Tx, asked: Actor): Promise<Actor | undefined> {
  const { rows } = await tx.query<Pick<Actor, 'name' | 'role' | 'organisationId' | 'regionIds'>>(
    'select name, role, organisation_id as "organisationId", region_ids as "regionIds" from identity.account where id = $1 and disabled_at is null and organisation_id is not distinct from $2',
    [asked.id, asked.organisationId],
  );
  const now = rows[0] && { ...asked, ...rows[0] };
  return now && mayAsk(now, operationOf('personExport.prepare')) ? now : undefined;
}

async function exportById(tx: Tx, id: string): Promise<ExportRow | undefined> {
  const { rows } = await tx.query<ExportRow>(
    `select e.organisation_id as "organisationId", e.id, e.person_id as "personId", e.request_id as "requestId", e.state, e.asked_by as "askedBy", e.content,
       e.expires_at as "expiresAt", r.person_reference as reference
     from privacy.person_export e join privacy.subject_request r on r.organisation_id = e.organisation_id and r.id = e.request_id
     where e.id = $1 for update of e`,
    [id],
  );
  return rows[0];
}

interface Look {
  at: Date;
  event: string;
  action: string;
  role: string | null;
  organisation: string | null;
  purpose: string;
  emergency: boolean;
}

/** The extract of the log: role and organisation, not the name of a colleague. */
async function looksAt(tx: Tx, personId: string): Promise<Look[]> {
  const { rows } = await tx.query<Look>(
    `select l.occurred_at as at, l.event, l.action, l.role, p.name as organisation, l.purpose, l.emergency
     from audit.access_line l left join reference.provider p on p.id = l.organisation_id
     where l.subjects @> array[$1::uuid] order by l.seq limit 100000`,
    [personId],
  );
  return rows;
}
