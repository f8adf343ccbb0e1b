import { randomBytes, randomUUID } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import {
  arrangementFileSchema,
  careParts,
  type ArrangementContent,
  type ArrangementFile,
  type CareLine,
} from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Answer, Api } from './api.js';
import type { Organisation } from './given.js';
import { today } from './placing.js';

/** Of somebody who waits; invented. */
export const aboutSomebody = (): string => referenceFrom(randomBytes(7), 'DS');

export const aLine = (part: CareLine['part'], more: Partial<CareLine> = {}): CareLine => ({
  id: randomUUID(),
  part,
  way: null,
  by: 'ownTeam',
  organisation: null,
  phone: null,
  when: { kind: 'always' },
  law: 'wlz',
  ...more,
});
export const reach = (more: Partial<CareLine> = {}): CareLine =>
  aLine('nightReach', { way: 'personAlarm', phone: '030 000 00 00', ...more });
export const respite = (): CareLine =>
  aLine('respite', { way: 'ownPlaces', when: { kind: 'nights', perWeek: 3, perYear: 156 } });

/** What is not among the lines is not needed. */
export const wholeContent = (...lines: CareLine[]): ArrangementContent => ({
  lines,
  notNeeded: careParts
    .filter((part) => part !== 'nightReach' && !lines.some((line) => line.part === part))
    .map((part) => ({ part, reason: 'doesAlone' })),
});

export const openArrangement = (api: Api, body: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/arrangements', { body, headers: { 'idempotency-key': key } });

export async function anArrangement(
  api: Api,
  content: ArrangementContent = wholeContent(reach(), respite()),
  more: Record<string, unknown> = {},
): Promise<ArrangementFile> {
  const answer = await openArrangement(api, { about: aboutSomebody(), content, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.as(arrangementFileSchema);
}

export const onArrangement = (
  api: Api,
  { id, version }: { id: string; version: number },
  path: string,
  body: unknown = {},
): Promise<Answer> =>
  api.call(path === '' ? 'PUT' : 'POST', `/api/v1/arrangements/${id}${path && `/${path}`}`, {
    body,
    headers: { 'if-match': `"${version}"` },
  });

export const agreement = (more: Record<string, unknown> = {}) => ({
  on: today(),
  with: ['client', 'family'],
  startsOn: today(-300),
  ...more,
});

export async function anAgreed(
  api: Api,
  content?: ArrangementContent,
  more: Record<string, unknown> = {},
): Promise<ArrangementFile> {
  const { arrangement } = await anArrangement(api, content, more);
  const answer = await onArrangement(api, arrangement, '_agree', agreement());
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.as(arrangementFileSchema);
}

interface Given {
  by: string;
  state?: 'concept' | 'agreed' | 'ended';
  about?: string;
  personId?: string;
  endedAt?: Date;
}
/** As it stands in the database, with one night away once it was agreed; whoever could have brought it there. */
export async function someArrangement(
  db: pg.Pool,
  { id: organisationId, register }: Organisation,
  { by, state = 'concept', about = aboutSomebody(), personId, endedAt = new Date() }: Given,
): Promise<{ id: string; nightId: string }> {
  const [id, nightId] = [randomUUID(), randomUUID()];
  const content = JSON.stringify(wholeContent(reach(), respite()));
  await db.query(
    `insert into stepdown.arrangement (provider_id, id, directory_id, reference, about, person_id, content, made_at, made_by, fingerprint, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, now(), $8, '', now())`,
    [organisationId, id, register.id, referenceFrom(randomBytes(7), 'AR'), about, personId ?? null, content, by],
  );
  if (state === 'concept') return { id, nightId };
  await db.query(
    `insert into stepdown.arrangement_version (provider_id, arrangement_id, number, content, agreed_on, agreed_with, starts_on, at, actor_id)
     values ($1, $2, 1, $3, $4, '{client}', $4, now(), $5)`,
    [organisationId, id, content, today(-30), by],
  );
  await db.query(
    `update stepdown.arrangement set state = 'agreed', number = 1, starts_on = $2, is_drafted = false, version = 1 where id = $1`,
    [id, today(-30)],
  );
  await db.query(
    `insert into stepdown.respite_night (provider_id, arrangement_id, id, on_day, at, actor_id) values ($1, $2, $3, $4, now(), $5)`,
    [organisationId, id, nightId, today(-2), must(by, 'who')],
  );
  if (state === 'ended')
    await db.query(
      `update stepdown.arrangement set state = 'ended', ended_on = $2, ended_how = 'moved', ended_at = $3, version = 2 where id = $1`,
      [id, today(-1), endedAt],
    );
  return { id, nightId };
}
