import { Injectable } from '@nestjs/common';
import type { CaseLink } from '@ketenzicht/shared/coordination';
import { RuleError, type Fault } from '@ketenzicht/shared/kernel';
import { mayKeepRequest, type Asker } from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { findCase, type Db } from './case.queries.js';
import { maySee } from './case.rows.js';

export const isSame = (a: CaseLink, b: CaseLink): boolean => a.kind === b.kind && a.id === b.id;

/** What a case points at must be there, and be something that whoever links it may see. */
@Injectable()
export class CaseLinks {
  constructor(private readonly work: Work) {}

  /** A person is known in another room, with a line there: before the case is locked. Throws `input.invalid`. */
  async checkPersons(visit: Visit, links: readonly CaseLink[], pointer: (index: number) => string): Promise<void> {
    const asked = links.flatMap(({ kind, id }, index) => (kind === 'person' ? [{ id, index }] : []));
    if (asked.length === 0) return;
    const ids = asked.map(({ id }) => id);
    const found = await this.work.run('care', visit, async (tx) => {
      const { rows } = await tx.query<{ id: string }>('select id from care.person where id = any ($1::uuid[])', [ids]);
      if (rows.length > 0) tx.note({ action: 'R', objects: rows.map(({ id }) => ({ type: 'person', id })) });
      return new Set(rows.map(({ id }) => id));
    });
    refuse(asked.filter(({ id }) => !found.has(id)).map(({ index }) => unknownLink(pointer(index))));
  }

  /** In the transaction of the case. Throws `input.invalid` with every fault. */
  async check(tx: Db, visit: Visit, links: readonly CaseLink[], pointer: (index: number) => string): Promise<void> {
    const faults: Fault[] = [];
    for (const [index, link] of links.entries())
      if (!(await this.isKnown(tx, visit, link))) faults.push(unknownLink(pointer(index)));
    refuse(faults);
  }

  private async isKnown(tx: Db, { actor }: Visit, { kind, id }: CaseLink): Promise<boolean> {
    switch (kind) {
      case 'ward': {
        const sql = 'select from reference.ward where id = $1 and directory_id = $2';
        return (await tx.query(sql, [id, actor.directoryId])).rowCount === 1;
      }
      case 'request': {
        const sql = `select directory_id as "directoryId", organisation_id as "organisationId", asked_by as "askedBy", region_id as "regionId" from placement.request where id = $1`;
        const [asker] = (await tx.query<Asker>(sql, [id])).rows;
        return asker !== undefined && mayKeepRequest(actor, asker);
      }
      case 'case': {
        const other = await findCase(tx, id);
        return other !== undefined && maySee(actor, other);
      }
      case 'chain': {
        const sql = 'select from stepdown.chain where id = $1 and directory_id = $2';
        return (await tx.query(sql, [id, actor.directoryId])).rowCount === 1;
      }
      case 'person':
        return true; // by checkPersons
      case 'signal':
        return false; // a rule links its own
    }
  }
}

const unknownLink = (pointer: string): Fault => ({
  pointer,
  code: 'link.unknown',
  detail: 'There is nothing there that you may see. Choose it from where it is shown.',
});

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw new RuleError('input.invalid', 'The case was refused. Nothing was changed.', faults);
}
