import type { BedFigure, SignalLevel, SignalRule } from '@ketenzicht/shared/coordination';
import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import type { RequestPayer, Reach, TitleCode, Urgency } from '@ketenzicht/shared/placement';

/** A ward as the rules see it. */
export interface SignalWard extends BedFigure {
  id: string;
  directoryId: string;
  regionId: string;
  securityLevel: SecurityLevel | null;
  targetGroups: readonly TargetGroup[];
  beds: number;
  occupied: number;
}

/** What a ward said of who could leave, as the rules see it. */
export interface SignalReady {
  unitId: string;
  version: number;
  ready: number;
  /** Of them for more than a week. */
  long: number;
  causes: Readonly<Record<string, number>>;
  /** Ms: from when and until when it is a fact. */
  from: number;
  until: number;
}

/** A request as the rules see it: nothing of it says who. */
export interface SignalRequest {
  id: string;
  directoryId: string;
  regionId: string;
  organisationId: string | null;
  askedBy: string;
  securityLevel: SecurityLevel;
  targetGroups: readonly TargetGroup[];
  reach: Reach;
  urgency: Urgency;
  title: TitleCode;
  payer: RequestPayer;
  titleFrom: string | null;
  titleEnds: string | null;
  /** Ms: when the wait began, which is not before the day on which the place is needed. */
  from: number;
}

/** What one rule found at one place. */
export interface Finding {
  rule: SignalRule;
  level: SignalLevel;
  subject: string;
  directoryId: string;
  regionId: string;
  securityLevel: SecurityLevel | null;
  targetGroup: TargetGroup | null;
  urgency: Urgency;
  /** Whose request it is about; a niche is nobody's. */
  organisationId: string | null;
  askedBy: string | null;
  /** Codes and numbers, so that one can see years later why. */
  facts: Record<string, unknown>;
}

/** `at`: when it was so, which after a standstill is not when it was seen. */
export type SignalChange =
  { kind: 'raised' | 'worsened'; at: number; finding: Finding } | { kind: 'cleared'; at: number; subject: string };
