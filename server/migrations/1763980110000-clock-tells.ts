import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That four weeks have gone by is said by the clock, and is no change that anybody could miss: whoever has the dossier before them must not be told that a colleague was first. */
export class ClockTells1763980110000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(versions('when (old.told_at is not distinct from new.told_at)'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(versions(''));
  }
}

const versions = (when: string) => `
  drop trigger version_steps on safetynet.dossier;
  create trigger version_steps before update on safetynet.dossier for each row ${when} execute function safetynet.version_steps();
`;
