import type { Signal } from '@ketenzicht/shared/coordination';
import type { BySignal } from './case.service.js';
import type { Finding } from './signal.shapes.js';

export interface UnopenedSignal extends Pick<
  Signal,
  'id' | 'rule' | 'level' | 'subject' | 'regionId' | 'securityLevel'
> {
  directoryId: string;
  regionName: string;
  urgency: Finding['urgency'];
  facts: Record<string, unknown>;
}

const titles = {
  K1: 'Geen bed',
  K2: 'Wachttijden boven de norm',
  K3: 'Uitstroom stokt',
  K5: 'Vrije bedden op de verkeerde plek',
} as const;

const causes = { K1: 'noBed', K2: null, K3: 'outflow', K5: 'mismatch' } as const;

/**
 * Which case a signal belongs to. A bottleneck is one of a region and a level, whatever rules see it, so that a bad week is one case and not a hundred. Somebody who
 * waits far beyond the norm is a case of their own.
 */
export function caseOf(signal: UnopenedSignal): BySignal {
  const { id, rule, level, facts, regionId, regionName, securityLevel, directoryId, urgency } = signal;
  const requestId =
    rule === 'K2' && level === 'red' && typeof facts['requestId'] === 'string' ? facts['requestId'] : null;
  // As it is said: 'niveau 2 hoog'.
  const place = `niveau ${securityLevel?.replace('-', ' ') ?? '?'}, ${regionName}`;
  return {
    kind: requestId ? 'casus' : 'knelpunt',
    title: (requestId ? `Wacht ver boven de norm: ${place}` : `${titles[rule]}: ${place}`).slice(0, 120),
    summary: null,
    urgency,
    cause: causes[rule],
    regionId,
    securityLevel,
    targetGroup: null,
    directoryId,
    signalId: id,
    ruleId: rule,
    subject: requestId ? `request:${requestId}` : `niche:${regionId}:${securityLevel ?? ''}`,
    // Of one request nothing is told in a case that is about a region.
    facts: rule === 'K2' && !requestId ? { norm: facts['norm'], urgency } : facts,
    ...(requestId && { links: [{ kind: 'request' as const, id: requestId }] }),
  };
}
