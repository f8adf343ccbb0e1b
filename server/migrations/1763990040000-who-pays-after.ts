import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first day after a forensic title on which nobody is known to pay: on the card, because a desk does not open files. Kept by whoever sets a title or a payer. */
export class WhoPaysAfter1763990040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table ketenveldnorm.trajectory add column unpaid_from date');
    await db.query(`${open} ${backfill}; ${close}`);
    await db.query(
      'create index trajectory_unpaid on ketenveldnorm.trajectory (unpaid_from) where unpaid_from is not null',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index ketenveldnorm.trajectory_unpaid');
    await db.query('alter table ketenveldnorm.trajectory drop column unpaid_from');
  }
}

const tables = ['trajectory', 'legal_title', 'payer_period'];
/** Nobody decided anything: no version, no line of the past. And the owner of the tables sees all of them, until the end of this statement. */
const open = `${tables.map((table) => `alter table ketenveldnorm.${table} no force row level security;`).join(' ')} alter table ketenveldnorm.trajectory disable trigger user;`;
const close = `alter table ketenveldnorm.trajectory enable trigger user; ${tables.map((table) => `alter table ketenveldnorm.${table} force row level security;`).join(' ')}`;

/** As the rule has it (`unpaid.rules.ts`), for what was written down before: a title ends, no other follows at once, and nobody pays from then on. */
export const backfill = `
  update ketenveldnorm.trajectory t set unpaid_from = ends.unpaid from (
    select f.trajectory_id, min(f.until_on) as unpaid from (
      select l.trajectory_id, l.until_on, lead(l.from_on) over (partition by l.trajectory_id order by l.from_on) as next_on
      from ketenveldnorm.legal_title l where l.kind in ('tbsDwangverpleging', 'proefverlof', 'voorlopigeVerpleging', 'bevelAanhouding',
        'voorwaardelijkeBeeindiging', 'tbsVoorwaarden', 'voorwaardelijkeVeroordeling', 'schorsingVoorlopigeHechtenis', 'sepotVoorwaarden',
        'strafbeschikking', 'voorwaardelijkeInvrijheidstelling', 'gratie', 'gvm', 'proJustitia', 'otherForensic')) f
    where f.until_on is not null and f.next_on is distinct from f.until_on
      and (f.next_on is null or f.next_on > (now() at time zone 'Europe/Amsterdam')::date)
      and not exists (select from ketenveldnorm.payer_period p where p.trajectory_id = f.trajectory_id and p.payer not in ('wfz', 'unclear')
        and (p.until_on is null or p.until_on > f.until_on) and (f.next_on is null or p.from_on < f.next_on))
    group by f.trajectory_id) ends
  where ends.trajectory_id = t.id
`;
