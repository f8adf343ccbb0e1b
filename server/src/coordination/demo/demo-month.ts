import type { CaseLink, Rung } from '@ketenzicht/shared/coordination';
import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import { hour, must } from '@ketenzicht/shared/kernel';
import type { Urgency } from '@ketenzicht/shared/placement';
import { namedUuid } from '../../platform/named-uuid.js';
import { answeredBefore } from './answered-plans.js';
import { closedBefore } from './closed-plans.js';
import { DemoCase, type Beginning, type People, type Rows } from './demo-case.js';
import type { Plan } from './demo-plan.js';
import { openNow } from './open-plans.js';

export interface Around {
  wards: {
    id: string;
    regionId: string;
    securityLevel: SecurityLevel;
    targetGroup: TargetGroup | null;
    providerId: string;
  }[];
  requests: { id: string; regionId: string; askedBy: string; urgency: Urgency }[];
  account: (username: string) => string;
}

const said = 'Verzonnen voorbeeld voor de demonstratie.';

/** The same surroundings and moment always give the same month. */
export function inventMonth(directoryId: string, around: Around, at: Date): Rows {
  const rows: Rows = { cases: [], steps: [], tasks: [], conferences: [] };
  for (const [number, plan] of [...openNow(at), ...closedBefore(), ...answeredBefore()].entries()) {
    const { begin, people } = setOut(plan, number, around);
    const one = new DemoCase(begin, new Date(at.getTime() - plan.ago * hour), people);
    plan.story?.(one);
    one.settle(rows, directoryId, at);
  }
  return rows;
}

const levels: readonly SecurityLevel[] = ['2-laag', '2-hoog', '3', '1'];
const home: Readonly<Record<NonNullable<Plan['by']>, Rung>> = {
  aanbieder: 'provider',
  aanbieder2: 'provider',
  verwijzer: 'region',
  regisseur: 'region',
  regisseur2: 'region',
  coordinator: 'national',
};
const organisationOf = (by: Plan['by']): string | null => {
  if (by === 'aanbieder') return namedUuid('demo', 'provider', 'Fivoor');
  return by === 'aanbieder2' ? namedUuid('demo', 'provider', 'Transfore') : null;
};
const regions = { midden: 'AR04', rotterdam: 'AR08' } as const;

/** Where it plays, what it points at, and who is there on every rung: a region without a director goes on to the coordination point. */
function setOut(plan: Plan, number: number, around: Around): { begin: Beginning; people: People } {
  const { account, wards, requests } = around;
  const { kind, title, by, urgency = 'regular', cause = null } = plan;
  const code = plan.region && regions[plan.region];
  const level = must(levels[number % levels.length], 'a level');
  const fitting = wards.filter(
    ({ regionId, securityLevel }) =>
      (code ? regionId.endsWith(code) : true) && (code !== undefined || securityLevel === level),
  );
  const ward = must(fitting[number % fitting.length] ?? wards[number % wards.length], 'a ward');
  const director = ward.regionId.endsWith(regions.midden)
    ? 'regisseur'
    : ward.regionId.endsWith(regions.rotterdam)
      ? 'regisseur2'
      : 'coordinator';
  const owners = {
    provider: account(by ?? director),
    region: account(director),
    national: account('coordinator'),
    ministry: account('adviseur'),
  };
  let rung = by ? home[by] : 'region';
  if (kind === 'question' && rung === 'provider') rung = 'region';
  if (rung === 'region' && director === 'coordinator') rung = 'national';
  const links: CaseLink[] = kind === 'question' ? [] : [{ kind: 'ward', id: ward.id }];
  const request =
    kind === 'casus' &&
    requests.find(
      ({ urgency: one, askedBy }, index) =>
        index >= number % 8 && one === urgency && (by !== 'verwijzer' || askedBy === account('verwijzer')),
    );
  if (request) links.push({ kind: 'request', id: request.id });
  return {
    begin: {
      number,
      kind,
      title,
      summary: said,
      urgency,
      cause,
      regionId: ward.regionId,
      securityLevel: kind === 'question' ? null : ward.securityLevel,
      targetGroup: kind === 'question' ? null : ward.targetGroup,
      rung,
      opener: by ? account(by) : null,
      organisationId: organisationOf(by),
      facts: by
        ? {}
        : { rule: plan.cause === 'outflow' ? 'K3' : 'K1', days: 6 + (number % 5), waiting: 2 + (number % 3) },
      links,
    },
    people: { owners, nameOf: (id) => (id === account('coordinator') ? 'Landelijk coördinatiepunt' : 'De eigenaar') },
  };
}
