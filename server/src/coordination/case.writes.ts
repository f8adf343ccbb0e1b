import { randomBytes } from 'node:crypto';
import type { CaseInput, CaseLink, Rung, Standing } from '@ketenzicht/shared/coordination';
import { ensure } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { Db } from './case.queries.js';
import type { CaseRow } from './case.rows.js';

export interface NewCase extends Pick<
  CaseInput,
  'kind' | 'title' | 'summary' | 'urgency' | 'cause' | 'regionId' | 'securityLevel' | 'targetGroup'
> {
  id: string;
  directoryId: string;
  rung: Rung;
  deadline: Date;
  ownerId: string;
  openedBy: string | null;
  organisationId: string | null;
  openedAt: Date;
  facts: Record<string, unknown>;
  links: readonly CaseLink[];
  signalSubject: string | null;
}

/** False when there is a case with this id or this signal already, made while we looked. */
export async function insertCase(tx: Db, one: NewCase): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    const reference = referenceFrom(randomBytes(7), 'CP');
    const { rowCount } = await tx.query(
      `insert into coordination.case_file (id, directory_id, reference, kind, title, summary, urgency, cause, region_id, security_level, target_group, rung, rung_since,
         deadline, owner_id, opened_by, organisation_id, opened_at, party_ids, facts, links, signal_subject)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $13, $18, $19, $20, $21) on conflict do nothing`,
      [
        one.id,
        one.directoryId,
        reference,
        one.kind,
        one.title,
        one.summary,
        one.urgency,
        one.cause,
        one.regionId,
        one.securityLevel,
        one.targetGroup,
        one.rung,
        one.openedAt,
        one.deadline,
        one.ownerId,
        one.openedBy,
        one.organisationId,
        [...new Set([one.ownerId, ...(one.openedBy === null ? [] : [one.openedBy])])],
        JSON.stringify(one.facts),
        JSON.stringify(one.links),
        one.signalSubject,
      ],
    );
    if (rowCount === 1) return true;
    const taken = await tx.query('select from coordination.case_file where reference = $1', [reference]);
    if (taken.rowCount === 0) return false;
  }
  throw new Error('no free reference');
}

/** What somebody or the clock may change of a case. Owners of before keep taking part: they know it. */
export type CaseChange = Partial<
  Standing &
    Pick<CaseRow, 'ownerId' | 'cause' | 'closedAt' | 'outcome' | 'tookMinutes' | 'nextStep' | 'partyIds' | 'links'>
>;

/** A newer version, which whoever looked before must see first. */
export async function saveCase(tx: Db, row: CaseRow, change: CaseChange): Promise<CaseRow> {
  const next = { ...row, ...change };
  const partyIds = [...new Set([...next.partyIds, next.ownerId])];
  const { rowCount } = await tx.query(
    `update coordination.case_file set state = $3, rung = $4, rung_since = $5, deadline = $6, paused_until = $7, pause_reason = $8, paused_at = $9, left_minutes = $10,
       paused_minutes = $11, owner_id = $12, cause = $13, closed_at = $14, outcome = $15, took_minutes = $16, next_step = $17, party_ids = $18, links = $19, version = version + 1
     where id = $1 and version = $2`,
    [
      row.id,
      row.version,
      next.state,
      next.rung,
      next.rungSince,
      next.deadline,
      next.pausedUntil,
      next.pauseReason,
      next.pausedAt,
      next.leftMinutes,
      next.pausedMinutes,
      next.ownerId,
      next.cause,
      next.closedAt,
      next.outcome,
      next.tookMinutes,
      next.nextStep && JSON.stringify(next.nextStep),
      partyIds,
      JSON.stringify(next.links),
    ],
  );
  ensure(rowCount === 1, 'version.stale', 'Somebody changed this meanwhile. Look at it again, then decide.');
  return { ...next, partyIds, version: row.version + 1 };
}

/** Only who may see it and what it points at: no newer version, because whoever is deciding about the case decides about the same case. */
export async function saveAround(
  tx: Db,
  id: string,
  { partyIds, links }: Pick<CaseRow, 'partyIds' | 'links'>,
): Promise<void> {
  await tx.query('update coordination.case_file set party_ids = $2, links = $3 where id = $1', [
    id,
    partyIds,
    JSON.stringify(links),
  ]);
}
