interface Sealed {
  columns: readonly string[];
  /** SQL: the rows about one person, `$1` the organisation and `$2` the person. */
  about: string;
  /** SQL: for which row it was sealed; see Place. */
  row: string;
}

const own = 'organisation_id = $1 and person_id = $2';
const followed = <const Column extends string>(...columns: readonly Column[]) => ({
  columns,
  about:
    'organisation_id = $1 and trajectory_id in (select t.id from ketenveldnorm.trajectory t where t.organisation_id = $1 and t.person_id = $2)',
  row: 'trajectory_id::text',
});

/**
 * Everything that is sealed with a person's own key, and nothing else: the compiler refuses to seal for another column, and `sealed-columns.pg.test.ts` holds
 * the database to it. The check of the keys opens these, and an erasure leaves nothing in them. Rotating wraps the person's key anew and leaves them as they are.
 */
export const sealed = {
  'care.person_identity': {
    columns: ['family_name', 'given_names', 'birth_date', 'bsn', 'phone', 'address', 'contact'],
    about: own,
    row: 'person_id::text',
  },
  'care.person_history': {
    columns: ['old_value', 'reason'],
    about: own,
    row: `concat_ws(' ', person_id, version, field)`,
  },
  'privacy.person_export': { columns: ['content'], about: own, row: 'id::text' },
  'ketenveldnorm.step': followed('words'),
  'ketenveldnorm.weighing': followed('words'),
  'ketenveldnorm.plan': followed('words'),
  'ketenveldnorm.contact': followed('words'),
  'ketenveldnorm.legal_title': followed('words'),
  'ketenveldnorm.payer_period': followed('words'),
  'ketenveldnorm.care_period': followed('words'),
  'ketenveldnorm.goal': followed('words'),
  'ketenveldnorm.crisis_card': followed('card'),
  'ketenveldnorm.handover': followed('words', 'answer'),
} as const satisfies Record<string, Sealed>;

type SealedTable = keyof typeof sealed;
/** `schema.table.column`. */
export type SealedColumn = { [T in SealedTable]: `${T}.${(typeof sealed)[T]['columns'][number]}` }[SealedTable];

export const sealedColumns = Object.entries<Sealed>(sealed).flatMap(([table, { columns }]) =>
  columns.map((column) => `${table}.${column}`),
);

/** SQL: all of it of one person, `$1` the organisation and `$2` the person, as `place`, `row` and `stored`. */
export const sealedOfPerson = Object.entries<Sealed>(sealed)
  .flatMap(([table, { columns, about, row }]) =>
    columns.map(
      (column) =>
        `select '${table}.${column}' as place, ${row} as row, ${column} as stored from ${table} where ${about} and ${column} is not null`,
    ),
  )
  .join(' union all ');

/** Sealed under the keys of the installation itself, and not under a person's: rotating `field` does these anew. Each with who opens it in the check of the keys. */
export const underTheKeyring = ['care.person_key.wrapped', 'interest.registration.said'] as const;
