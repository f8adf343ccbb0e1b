import type { CareLaw } from '../delivery/delivery.terms.js';
import { careParts, type CarePart, type LineBy } from './arrangement.terms.js';

/** Where a part was read: the waaier has one page for each, under this heading. */
export interface PartSource {
  title: string;
  heading: string;
  year: number;
}

export interface CareWay {
  /** Who mostly does it this way; a form begins with it. */
  usually: LineBy;
  /** Somebody can be called by it, and comes or sends somebody. Sensors that only notice what is different are not that. */
  reaches?: true;
}

export interface PartFacts {
  source: PartSource;
  ways: Readonly<Record<string, CareWay>>;
  /** Which laws can pay it at home; the most usual one first. */
  laws: readonly CareLaw[];
}

const waaier = (heading: string): PartSource => ({
  title: 'Vertrouwd Thuis: VPT-waaier, naar ActiZ (maart 2023)',
  heading,
  year: 2023,
});

/**
 * Every part with the ways of organising it that the waaier names. Wlz: the waaier counts each under the VPT. Wfz: the forensic VPT is meant to give the same
 * care as protected living (forensischezorg.nl), in which nobody stays over to relieve family. Zvw: district nursing with personal care, the general
 * practitioner and allied health. Wmo 2015, article 1.1.1: guidance and day activities with the transport to them, keeping house, and a short stay that
 * relieves whoever cares. Which of these a client has is said by the indication, and not here.
 */
export const careWaaier: Readonly<Record<CarePart, PartFacts>> = {
  personalCare: {
    source: waaier('Persoonlijke verzorging'),
    ways: {
      vptTeam: { usually: 'ownTeam' },
      aids: { usually: 'ownTeam' },
      technology: { usually: 'technology' },
      network: { usually: 'network' },
    },
    laws: ['wlz', 'wfz', 'zvw'],
  },
  nursing: {
    source: waaier('Verpleging'),
    ways: {
      vptTeam: { usually: 'ownTeam' },
      communityTeam: { usually: 'ownTeam' },
      residentialTeam: { usually: 'ownTeam' },
      subcontracting: { usually: 'subcontractor' },
    },
    laws: ['wlz', 'wfz', 'zvw'],
  },
  guidance: {
    source: waaier('Begeleiding individueel of dagbesteding'),
    ways: {
      atHome: { usually: 'ownTeam' },
      onLocation: { usually: 'ownTeam' },
      subcontracting: { usually: 'subcontractor' },
      digital: { usually: 'technology' },
    },
    laws: ['wlz', 'wfz', 'wmo'],
  },
  treatment: {
    source: waaier('Behandeling individueel of dagbehandeling'),
    ways: {
      ownGp: { usually: 'subcontractor' },
      locationGp: { usually: 'subcontractor' },
      specialist: { usually: 'ownTeam' },
      alliedHealth: { usually: 'subcontractor' },
    },
    laws: ['wlz', 'wfz', 'zvw'],
  },
  transport: {
    source: waaier('Vervoer naar dagbehandeling en dagbesteding'),
    ways: {
      regionalTaxi: { usually: 'subcontractor' },
      ownTaxi: { usually: 'ownTeam' },
      subcontracting: { usually: 'subcontractor' },
      withDayActivities: { usually: 'subcontractor' },
    },
    laws: ['wlz', 'wfz', 'wmo'],
  },
  supervision: {
    source: waaier('Toezicht en bescherming'),
    ways: {
      nearby: { usually: 'ownTeam', reaches: true },
      technology: { usually: 'technology' },
      safeHome: { usually: 'network' },
    },
    laws: ['wlz', 'wfz', 'wmo'],
  },
  meals: {
    source: waaier('Maaltijden (eten en drinken)'),
    ways: {
      cookTogether: { usually: 'ownTeam' },
      atLocation: { usually: 'ownTeam' },
      delivered: { usually: 'subcontractor' },
      groceries: { usually: 'subcontractor' },
    },
    laws: ['wlz', 'wfz', 'wmo'],
  },
  housekeeping: {
    source: waaier('Hulp bij de huishouding'),
    ways: {
      activation: { usually: 'ownTeam' },
      family: { usually: 'network' },
      subcontracting: { usually: 'subcontractor' },
    },
    laws: ['wlz', 'wfz', 'wmo'],
  },
  nightReach: {
    source: waaier('Nachtzorg en 24-uurs beschikbaarheid'),
    ways: {
      personAlarm: { usually: 'ownTeam', reaches: true },
      lifestyle: { usually: 'technology' },
      subcontracting: { usually: 'subcontractor', reaches: true },
      region: { usually: 'subcontractor', reaches: true },
    },
    laws: ['wlz', 'wfz', 'zvw'],
  },
  laundry: {
    source: waaier('Het wassen van uw beddengoed en linnengoed'),
    ways: {
      ownMachine: { usually: 'ownTeam' },
      internal: { usually: 'ownTeam' },
      subcontracting: { usually: 'subcontractor' },
      family: { usually: 'network' },
    },
    laws: ['wlz', 'wfz', 'wmo'],
  },
  respite: {
    source: waaier('Logeeropvang'),
    ways: {
      ownPlaces: { usually: 'ownTeam' },
      region: { usually: 'subcontractor' },
      subcontracting: { usually: 'subcontractor' },
    },
    laws: ['wlz', 'wmo'],
  },
};

/** Nights away to relieve whoever cares at home: of the waaier, page "Logeeropvang". */
export const respiteLimits = { year: 156, week: 3, source: careWaaier.respite.source } as const;

export const careWays: readonly string[] = [
  ...new Set(careParts.flatMap((part) => Object.keys(careWaaier[part].ways))),
];
export const wayOf = (part: CarePart, way: string | null): CareWay | undefined =>
  way === null ? undefined : careWaaier[part].ways[way];
