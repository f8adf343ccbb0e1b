import type { Actor } from '@ketenzicht/shared/kernel';
import {
  arrangementActsOn,
  gapsOf,
  openPoints,
  unreached,
  type Agreeer,
  type Arrangement,
  type ArrangementContent,
  type ArrangementEnd,
  type ArrangementFile,
  type ArrangementState,
  type CareGap,
} from '@ketenzicht/shared/stepdown';

export interface ArrangementRow {
  id: string;
  providerId: string;
  /** Its name. */
  provider: string;
  directoryId: string;
  reference: string;
  about: string | null;
  personId: string | null;
  state: ArrangementState;
  content: ArrangementContent;
  isDrafted: boolean;
  number: number | null;
  startsOn: string | null;
  endedOn: string | null;
  endedHow: ArrangementEnd | null;
  endedAt: Date | null;
  madeAt: Date;
  changedAt: Date;
  fingerprint: string;
  version: number;
}

/** Days as text: the driver would make midnight somewhere of them. */
export const arrangementColumns = `a.id, a.provider_id as "providerId", p.name as provider, a.directory_id as "directoryId", a.reference, a.about, a.person_id as "personId",
  a.state, a.content, a.is_drafted as "isDrafted", a.number, a.starts_on::text as "startsOn", a.ended_on::text as "endedOn", a.ended_how as "endedHow",
  a.ended_at as "endedAt", a.made_at as "madeAt", a.changed_at as "changedAt", a.fingerprint, a.version`;

export interface VersionRow {
  number: number;
  content: ArrangementContent;
  agreedOn: string;
  agreedWith: Agreeer[];
  startsOn: string;
  at: Date;
  by: string;
}
export interface NightRow {
  id: string;
  on: string;
  isCancelled: boolean;
  at: Date;
  by: string;
}

export function toArrangement(row: ArrangementRow, actor: Actor, at: Date, gaps = gapsOf(row.content)): Arrangement {
  const { providerId: _, directoryId: __, endedAt: ___, fingerprint: ____, content, madeAt, changedAt, ...rest } = row;
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    changedAt: changedAt.toISOString(),
    may: arrangementActsOn(actor, row, at),
    gaps: openPoints(gaps).length,
    unreachedHours: unreached(content.lines).reduce((sum, { hours }) => sum + hours, 0),
  };
}

interface Parts {
  versions: readonly VersionRow[];
  nights: readonly NightRow[];
  nightsBefore: string[];
}
export function toArrangementFile(row: ArrangementRow, actor: Actor, now: Date, parts: Parts): ArrangementFile {
  const gaps: CareGap[] = gapsOf(row.content);
  const dated = <T extends { at: Date }>(one: T) => ({ ...one, at: one.at.toISOString() });
  return {
    arrangement: toArrangement(row, actor, now, gaps),
    content: row.content,
    gaps,
    versions: parts.versions.map(dated),
    nights: parts.nights.map(dated),
    nightsBefore: parts.nightsBefore,
  };
}
