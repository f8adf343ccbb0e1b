import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addLocalDays, afterWorkingDays, localDate, localDays, startOfLocalDay } from '@ketenzicht/shared/kernel';
import {
  isOverdue,
  monthsSince,
  reviewDay,
  reviewRulesVersion,
  signBy,
  type LogFact,
  type ReviewRule,
  type RuleHit,
} from '@ketenzicht/shared/oversight';
import type pg from 'pg';
import { AccessLog } from '../platform/audit/access-log.js';
import { jobLine } from '../platform/audit/job-line.js';
import { RoomPools } from '../platform/database/room-pools.js';
import {
  factsBetween,
  lastReviewedDay,
  nightHabits,
  raiseCases,
  staffPersons,
  type NewCase,
} from './review.queries.js';

/** Dutch working days within which a case is looked at. Ours [J], but for emergencies, which bring their own. */
const workingDays: Partial<Record<ReviewRule, number>> = { brokenChain: 1 };
const ordinaryDays = 5;
/** After a longer outage somebody should look at the log itself. */
const mostDays = 31;

/** Reads the log of every day that is over and makes cases of what stands out. Twice the same day finds nothing new. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly pools: RoomPools,
    private readonly log: AccessLog,
  ) {}

  /** Every day since the last one that was reviewed; yesterday when there was none. */
  async reviewUntil(at: Date): Promise<string> {
    const yesterday = addLocalDays(localDate(at), -1);
    const last = await lastReviewedDay(this.pools.of('jobs'));
    const earliest = addLocalDays(yesterday, 1 - mostDays);
    const from = last === null ? yesterday : [addLocalDays(last, 1), earliest].sort().at(-1);
    let raised = 0;
    const days = localDays(from ?? yesterday, yesterday);
    for (const day of days) raised += await this.review(day, at);
    raised += await this.raiseUnsignedReports(at);
    return `${days.length} day(s) reviewed, ${raised} case(s) raised`;
  }

  /** Its cases, the mark that it was done, and the line that the log was read, together or not at all. */
  async review(day: string, at: Date): Promise<number> {
    const from = startOfLocalDay(day);
    const until = startOfLocalDay(addLocalDays(day, 1));
    const jobs = this.pools.of('jobs');
    const facts = await factsBetween(jobs, from, until);
    const hits = reviewDay({
      facts,
      nightHabit: await nightHabits(jobs, accountsOf(facts), from),
      staff: await staffPersons(this.pools.of('audit')),
    });
    return this.together(async (client) => {
      const raised = await raiseCases(
        client,
        hits.map((hit) => caseOf(hit, day, at)),
      );
      await client.query(
        'insert into audit.review_day (day, lines, raised, rules_version, reviewed_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [day, facts.length, raised, reviewRulesVersion, at],
      );
      await this.log.append(client, [
        jobLine({
          at,
          job: 'review-access-log',
          event: 'log.review',
          action: 'R',
          text: `${facts.length} lines of ${day} held against the rules of ${reviewRulesVersion}`,
          objects: [{ type: 'log', id: day }],
        }),
      ]);
      return raised;
    });
  }

  /** A case that no rule over lines can make. */
  raise(
    hit: Pick<RuleHit, 'rule' | 'subjectKind' | 'subject' | 'facts'>,
    at: Date,
    day = localDate(at),
  ): Promise<number> {
    return raiseCases(this.pools.of('jobs'), [caseOf({ organisationId: null, seqs: [], ...hit }, day, at)]);
  }

  private async raiseUnsignedReports(at: Date): Promise<number> {
    const jobs = this.pools.of('jobs');
    const { rows } = await jobs.query<{ first: Date | null; signed: string[] }>(
      `select (select min(occurred_at) from (select occurred_at from audit.access_line order by seq limit 1000) l) as first, coalesce((select array_agg(month) from audit.monthly_report), '{}') as signed`,
    );
    const { first, signed = [] } = rows[0] ?? {};
    let raised = 0;
    for (const month of first ? monthsSince(first, at) : [])
      if (!signed.includes(month) && isOverdue(month, null, at))
        raised += await this.raise(
          {
            rule: 'reportUnsigned',
            subjectKind: 'month',
            subject: month,
            facts: { month, signBy: signBy(month).toISOString() },
          },
          at,
          localDate(signBy(month)),
        );
    return raised;
  }

  private async together<T>(body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pools.of('jobs').connect();
    try {
      await client.query('begin');
      const result = await body(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

const caseOf = (hit: RuleHit, day: string, at: Date): NewCase => ({
  ...hit,
  id: randomUUID(),
  ruleVersion: reviewRulesVersion,
  day,
  raisedAt: at,
  dueAt: afterWorkingDays(at, workingDays[hit.rule] ?? ordinaryDays),
});

const accountsOf = (facts: readonly LogFact[]): string[] => [
  ...new Set(facts.flatMap(({ actorId, persons }) => (actorId !== null && persons.length > 0 ? [actorId] : []))),
];
