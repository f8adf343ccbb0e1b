import type {
  Breach,
  BreachQuery,
  Choices,
  FigureKind,
  Figures,
  LogSearch,
  ReviewCase,
  ShownLine,
} from '@ketenzicht/shared/oversight';
import type pg from 'pg';
import { columns, lineOfRow } from '../platform/audit/access-log.js';

type Db = Pick<pg.ClientBase, 'query'>;
type Row = Record<string, unknown>;

const shownColumns = columns
  .split(', ')
  .map((column) => `l.${column}`)
  .join();
const withNames = `left join identity.account a on a.id = l.actor_id left join reference.provider o on o.id = l.organisation_id`;
const select = `select ${shownColumns}, a.name as actor_name, o.name as organisation_name`;

const toShown = (row: Row): ShownLine => ({
  ...lineOfRow(row),
  actorName: row['actor_name'] as string | null,
  organisationName: row['organisation_name'] as string | null,
});

/** A clause for each part of a question that was asked, with its values in order. */
class Question {
  private readonly clauses: string[] = [];
  readonly values: unknown[] = [];

  and(value: unknown, clause: (place: string) => string): this {
    if (value === undefined || value === null) return this;
    this.values.push(value);
    this.clauses.push(clause(`$${this.values.length}`));
    return this;
  }

  get where(): string {
    return this.clauses.length === 0 ? 'true' : this.clauses.join(' and ');
  }
}

const during = ({ from, until }: { from?: string | undefined; until?: string | undefined }) =>
  new Question().and(from, (place) => `l.occurred_at >= ${place}`).and(until, (place) => `l.occurred_at < ${place}`);

/** Newest first, one more than asked for: that tells whether there is another page. */
export async function searchLog(
  db: Db,
  search: Omit<LogSearch, 'person'>,
  person: string | null,
  size: number,
): Promise<ShownLine[]> {
  const question = during(search)
    .and(person === null ? undefined : [person], (place) => `l.subjects @> ${place}::uuid[]`)
    .and(search.actorId, (place) => `l.actor_id = ${place}`)
    .and(search.organisationId, (place) => `l.organisation_id = ${place}`)
    .and(search.event, (place) => `l.event = ${place}`)
    .and(search.address, (place) => `l.access_point_id = ${place}`)
    .and(search.emergency, (place) => `l.emergency = ${place}`)
    .and(search.refused === undefined ? undefined : 'refused', (place) => `l.decision = ${place}`)
    .and(search.before, (place) => `l.seq < ${place}`);
  // Of what has an index the lines are found first: walking back over the whole log for a few of them takes minutes.
  const few = person !== null || search.actorId !== undefined || search.address !== undefined;
  const { rows } = await db.query<Row>(
    `with l as ${few ? 'materialized' : 'not materialized'} (select * from audit.access_line l where ${question.where})
     ${select} from l ${withNames} order by l.seq desc limit ${size}`,
    question.values,
  );
  return rows.map(toShown);
}

export async function linesBySeq(db: Db, seqs: readonly number[]): Promise<ShownLine[]> {
  const { rows } = await db.query<Row>(
    `${select} from audit.access_line l ${withNames} where l.seq = any ($1) order by l.seq`,
    [seqs],
  );
  return rows.map(toShown);
}

/** What was done with the file while the emergency lasted. */
export async function linesOfEmergency(db: Db, { facts, raisedAt }: ReviewCase): Promise<ShownLine[]> {
  const { rows } = await db.query<Row>(
    `${select} from audit.access_line l ${withNames}
     where l.actor_id = $1 and l.subjects @> array[$2]::uuid[] and l.occurred_at >= $3::timestamptz - interval '1 minute' and l.occurred_at <= $4 order by l.seq limit 500`,
    [facts['account'], facts['person'], raisedAt, facts['until']],
  );
  return rows.map(toShown);
}

const mostOfOnePerson = 100_000;

/** Everything about one person, oldest first. */
export async function linesAbout(
  db: Db,
  person: string,
  period: { from?: string | undefined; until?: string | undefined },
): Promise<ShownLine[]> {
  const question = during(period).and([person], (place) => `l.subjects @> ${place}::uuid[]`);
  const { rows } = await db.query<Row>(
    `with l as materialized (select * from audit.access_line l where ${question.where} limit ${mostOfOnePerson})
     ${select} from l ${withNames} order by l.seq`,
    question.values,
  );
  return rows.map(toShown);
}

/** The id and reference of somebody by either; an id that has no file (any more) still has lines. */
export async function personBy(db: Db, given: string): Promise<{ id: string; reference: string | null } | undefined> {
  const { rows } = await db.query<{ id: string; reference: string }>(
    'select id, reference from care.person where reference = $1 or id::text = $1',
    [given],
  );
  return rows[0] ?? (given.startsWith('KZ-') ? undefined : { id: given, reference: null });
}

const keyOf: Readonly<Record<FigureKind, { key: string; name: string; join: string }>> = {
  employee: { key: 'l.actor_id::text', name: 'max(a.name)', join: 'left join identity.account a on a.id = l.actor_id' },
  organisation: {
    key: 'l.organisation_id::text',
    name: 'max(o.name)',
    join: 'left join reference.provider o on o.id = l.organisation_id',
  },
  day: { key: `(l.occurred_at at time zone 'Europe/Amsterdam')::date::text`, name: 'null::text', join: '' },
  person: { key: 'who.person::text', name: 'max(p.reference)', join: 'left join care.person p on p.id = who.person' },
};

/** Counts of lines about persons (SEC-16), at most a thousand rows. */
export async function figuresBy(db: Db, by: FigureKind, from: Date, until: Date): Promise<Figures['rows']> {
  const { key, name, join } = keyOf[by];
  const { rows } = await db.query<Figures['rows'][number]>(
    `select ${key} as key, ${name} as name, count(distinct l.seq)::int as lines, count(distinct who.person)::int as persons,
       count(distinct l.seq) filter (where l.emergency)::int as emergencies, count(distinct l.seq) filter (where l.decision = 'refused')::int as refused
     from audit.access_line l cross join lateral unnest(l.subjects) as who (person) ${join}
     where l.occurred_at >= $1 and l.occurred_at < $2 and ${key} is not null
     group by 1 order by ${by === 'day' ? '1' : 'lines desc, 1'} limit 1000`,
    [from, until],
  );
  return rows;
}

const mostPersons = 1_000;

export async function breachOf(db: Db, query: BreachQuery): Promise<Omit<Breach, 'noticeBy'>> {
  const question = during(query)
    .and(query.actorId, (place) => `l.actor_id = ${place}`)
    .and(query.sessionRef, (place) => `l.session_ref = ${place}`)
    .and(query.address, (place) => `l.access_point_id = ${place}`);
  const found = `from audit.access_line l where ${question.where} and l.decision = 'allowed' and cardinality(l.subjects) > 0`;
  const { rows: all } = await db.query<{
    lines: number;
    total: number;
    employees: number;
    organisations: string[];
    addresses: string[];
  }>(
    `select count(distinct l.seq)::int as lines, count(distinct who.person)::int as total, count(distinct l.actor_id)::int as employees,
       coalesce(array_agg(distinct coalesce(o.name, l.organisation_id::text)) filter (where l.organisation_id is not null), '{}') as organisations,
       coalesce((array_agg(distinct l.access_point_id))[1:50], '{}') as addresses
     from (select l.* ${found}) l cross join lateral unnest(l.subjects) as who (person) left join reference.provider o on o.id = l.organisation_id`,
    question.values,
  );
  const { rows } = await db.query<Omit<Breach['persons'][number], 'first' | 'last'> & { first: Date; last: Date }>(
    `select who.id as "personId", max(p.reference) as reference, array_remove(array_agg(distinct who.part), null) as parts, array_agg(distinct l.event) as events,
       min(l.occurred_at) as first, max(l.occurred_at) as last, count(distinct l.seq)::int as lines
     from (select l.* ${found}) l
     cross join lateral (select o ->> 'id' as id, o ->> 'segment' as part from jsonb_array_elements(l.objects) o where o ->> 'type' = 'person') who
     left join care.person p on p.id::text = who.id
     group by who.id order by min(l.occurred_at), who.id limit ${mostPersons}`,
    question.values,
  );
  const persons = rows.map((row) => ({ ...row, first: row.first.toISOString(), last: row.last.toISOString() }));
  const counts = all[0] ?? { lines: 0, total: 0, employees: 0, organisations: [], addresses: [] };
  return { ...counts, persons, more: counts.total > persons.length };
}

export async function choicesIn(db: Db): Promise<Choices> {
  const [accounts, organisations] = [
    await db.query<Choices['accounts'][number]>('select id, name, role from identity.account order by name limit 5000'),
    await db.query<Choices['organisations'][number]>(
      'select id, name from reference.provider order by name limit 2000',
    ),
  ];
  return { accounts: accounts.rows, organisations: organisations.rows };
}
