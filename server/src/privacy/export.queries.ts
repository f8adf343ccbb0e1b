import type { PersonCipher } from '../person/vault.service.js';
import type { Tx } from '../platform/database/work.js';
import type { PersonCopy } from './export.document.js';
import { sources, type Source } from './export.sources.js';

interface Wanted {
  person: { organisationId: string; id: string };
  cipher: PersonCipher;
  reference: string;
  looks: readonly (Omit<PersonCopy['looks'][number], 'at'> & { at: Date })[];
}

/** Everything of one person, out of every table that has any of it, with what was sealed opened. */
export async function copyOf(
  tx: Tx,
  { person, cipher, reference, looks }: Wanted,
): Promise<Omit<PersonCopy, 'watermark'>> {
  const parts: PersonCopy['parts'] = [];
  for (const source of sources) {
    const { rows } = await tx.query<Record<string, unknown>>(
      `select *${(source.days ?? []).map((day) => `, ${day}::text as ${day}`).join('')} from ${source.table} where ${source.rows}`,
      [person.organisationId, person.id],
    );
    parts.push({
      table: source.table,
      title: source.title,
      columns: source.columns,
      rows: rows.map((row) => opened(source, row, { cipher, personId: person.id })),
    });
  }
  return {
    reference,
    parts,
    recipients: await recipientsOf(tx, person),
    looks: looks.map((look) => ({ ...look, at: look.at.toISOString() })),
  };
}

const opened = (
  { table, columns, place }: Source,
  row: Record<string, unknown>,
  { cipher, personId }: { cipher: PersonCipher; personId: string },
): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(columns).map((column) => {
      const value = row[column] ?? null;
      if (typeof value === 'string' && value.startsWith('v1|'))
        return [column, cipher.open(`${table}.${column}`, value, place?.(row, personId) ?? personId).toString()];
      return [column, value instanceof Date ? value.toISOString() : value];
    }),
  );

/** By role and organisation: whoever has been given a way into the file. */
async function recipientsOf(
  tx: Tx,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<PersonCopy['recipients']> {
  const { rows } = await tx.query<{ role: string; organisation: string | null; since: Date }>(
    `with given as (
       select account_id, from_at from care.care_relation where organisation_id = $1 and person_id = $2
       union all select u.owner_id, u.from_at from ketenveldnorm.tenure u join ketenveldnorm.trajectory t on t.id = u.trajectory_id where t.organisation_id = $1 and t.person_id = $2
       union all select party, t.reported_at from ketenveldnorm.trajectory t cross join unnest(t.party_ids) party where t.organisation_id = $1 and t.person_id = $2)
     select a.role, p.name as organisation, min(g.from_at) as since
     from given g join identity.account a on a.id = g.account_id left join reference.provider p on p.id = a.organisation_id
     group by a.role, p.name order by 3`,
    [organisationId, id],
  );
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
}
