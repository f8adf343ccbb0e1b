import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import type { DossierRow } from './dossier.rows.js';

/** One line about some dossiers. A list that was empty was looked at as well. */
export const lineOf = ({ operation }: Visit, action: AuditAction, ids: readonly string[]): Noted => ({
  action,
  purpose: 'coordination',
  objects:
    ids.length > 0
      ? ids.map((id): AuditObject => ({ type: 'paymentDossier', id }))
      : [{ type: 'search', id: operation }],
});

/** By dossier: everybody whose desk shows something else now. Ids, and nothing about it. */
export type Desks = Map<string, string[]>;

/** The provider, the directors of the region, its owner, and whoever handles dossiers of this register. */
export async function deskOf(
  tx: Pick<Tx, 'query'>,
  one: Pick<DossierRow, 'organisationId' | 'regionId' | 'ownerId' | 'directoryId'>,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from identity.account where directory_id = $1 and disabled_at is null and role in ('adviser', 'ministry')`,
    [one.directoryId],
  );
  return [...new Set([one.organisationId, one.regionId, one.ownerId, ...rows.map(({ id }) => id)])];
}

/** The door of every dossier: one transaction in the room of the coordination point, and a line in the log either way. */
@Injectable()
export class DossierDoor {
  constructor(
    private readonly work: Work,
    private readonly bell: Bell,
  ) {}

  async run<T>(visit: Visit, body: (tx: Tx, desks: Desks) => Promise<T>, about?: string): Promise<T> {
    try {
      return await this.told((within) => this.work.run('coordination', visit, within), body);
    } catch (error) {
      if (error instanceof RuleError && error.code === 'vangnet.unknown' && about !== undefined)
        await this.work.note('coordination', visit, { ...lineOf(visit, 'R', [about]), refused: true });
      throw error;
    }
  }

  runByClock<T>(at: Date, job: string, body: (tx: Tx, desks: Desks) => Promise<T>): Promise<T> {
    const about = { at, job, activity: 'vangnet' } as const;
    return this.told((within) => this.work.runByClock('coordination', about, within), body);
  }

  /** When, and only when, it is committed. */
  private async told<T>(
    run: (within: (tx: Tx) => Promise<[T, Desks]>) => Promise<[T, Desks]>,
    body: (tx: Tx, desks: Desks) => Promise<T>,
  ): Promise<T> {
    const [result, desks] = await run(async (tx) => {
      const changed: Desks = new Map();
      return [await body(tx, changed), changed];
    });
    for (const [subject, whom] of desks) this.bell.ring('desk', { desk: 'safetynet', subject, for: whom });
    return result;
  }
}
