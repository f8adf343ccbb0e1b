import { Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { Notice, Notices } from '@ketenzicht/shared/person';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';

/** What the privacy officer and the holder of the data have to know. */
@Injectable()
export class NoticeService {
  constructor(private readonly work: Work) {}

  list(visit: Visit): Promise<Notices> {
    return this.work.run('care', visit, async (tx) => {
      const { rows } = await tx.query<
        Notice & { [at in 'at' | 'until' | 'reviewDueAt']: Date } & { reviewedAt: Date | null }
      >(listed, [visit.actor.id]);
      const notices = rows.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        until: row.until.toISOString(),
        reviewDueAt: row.reviewDueAt.toISOString(),
        reviewedAt: row.reviewedAt?.toISOString() ?? null,
      }));
      tx.note({
        action: 'R',
        purpose: 'oversight',
        relationBasis: 'supervision',
        objects: [...new Set(rows.map(({ personId }) => personId))].map((id) => ({
          type: 'person',
          id,
          segment: 'notice',
        })),
      });
      return { unseen: await unseenBy(tx, visit.actor.id), notices };
    });
  }

  /** How many one has not seen: a number about nobody, so that asking it leaves no line. */
  count(visit: Visit): Promise<number> {
    return this.work.run('care', visit, (tx) => unseenBy(tx, visit.actor.id));
  }

  seen(visit: Visit, id: string): Promise<void> {
    return this.work.run('care', visit, async (tx) => {
      const { rows } = await tx.query<{ organisation_id: string; person_id: string }>(
        'select organisation_id, person_id from care.notice where id = $1',
        [id],
      );
      const [notice] = rows;
      if (!notice) throw new RuleError('notice.unknown', 'There is no such notice for you.');
      await tx.query(
        `insert into care.notice_seen (organisation_id, notice_id, account_id, seen_at) values ($1, $2, $3, $4) on conflict do nothing`,
        [notice.organisation_id, id, visit.actor.id, visit.at],
      );
      tx.note({
        action: 'U',
        purpose: 'oversight',
        relationBasis: 'supervision',
        objects: [{ type: 'person', id: notice.person_id, segment: 'notice' }],
      });
    });
  }
}

async function unseenBy(
  tx: { query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }> },
  accountId: string,
) {
  const { rows } = await tx.query(
    `select count(*)::int as unseen from care.notice n where not exists
       (select from care.notice_seen s where s.organisation_id = n.organisation_id and s.notice_id = n.id and s.account_id = $1)`,
    [accountId],
  );
  return (rows[0] as { unseen: number }).unseen;
}

const listed = `
  select n.id, n.kind, n.person_id as "personId", n.person_reference as reference, n.created_at as at, coalesce(a.name, '') as by,
    b.reason_code as "reasonCode", b.reason_text as "reasonText", b.until_at as until, b.review_due_at as "reviewDueAt", b.reviewed_at as "reviewedAt",
    exists (select from care.notice_seen s where s.organisation_id = n.organisation_id and s.notice_id = n.id and s.account_id = $1) as seen
  from care.notice n
  join audit.break_glass b on b.organisation_id = n.organisation_id and b.id = n.subject_id
  left join identity.account a on a.id = n.created_by
  order by n.created_at desc limit 100`;
