import { Injectable } from '@nestjs/common';
import { refuseWeak } from '@ketenzicht/shared/administration';
import { ensure, must } from '@ketenzicht/shared/kernel';
import { hash } from '@node-rs/argon2';
import { SessionEndings } from '../platform/auth/session.endings.js';
import type { Known } from '../platform/auth/session.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';

/** Somebody's own password, under the rules of an invitation. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly work: Work,
    private readonly endings: SessionEndings,
  ) {}

  /** Whoever else knew the old one is out with it: other sessions and half-done logins end in the same transaction. */
  async change(visit: Visit, { sessionId, method, isDemo }: Known, password: string): Promise<void> {
    ensure(!isDemo, 'password.of_demo', 'This login belongs to the demo and so to everybody: its password stays.');
    ensure(method === 'password', 'password.elsewhere', 'Change your password where you log in.');
    const { id } = visit.actor;
    const ended = await this.work.run('identity', visit, async (tx) => {
      const found = await tx.query<{ name: string; username: string }>(
        'select name, username from account where id = $1 for update',
        [id],
      );
      refuseWeak(password, must(found.rows[0], 'the account that asks'));
      const passwordHash = await hash(password);
      await tx.query('update account set password_hash = $2, version = version + 1 where id = $1', [id, passwordHash]);
      await tx.query('delete from login_challenge where account_id = $1', [id]);
      const { rows } = await tx.query<{ id: string }>(
        'delete from session where account_id = $1 and id <> $2 returning id',
        [id, sessionId],
      );
      tx.note({
        action: 'U',
        objects: [
          { type: 'account', id, segment: 'password', lifecycle: 'changed' },
          ...rows.map((one) => ({ type: 'session' as const, id: one.id, lifecycle: 'deleted' as const })),
        ],
      });
      return rows;
    });
    for (const one of ended) this.endings.tell({ accountId: id, sessionId: one.id, renewed: false });
  }
}
