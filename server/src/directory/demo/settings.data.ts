import type {
  CareIntensity,
  LegalTitle,
  Payer,
  SecurityLevel,
  Setting,
  TargetGroup,
  WardSex,
} from '@ketenzicht/shared/directory';

/** The settings that a Dutch register has. */
export type DutchSetting = Exclude<Setting, 'OTHER' | 'BW' | 'LOGEER'>;

type Some<T> = readonly [T, ...T[]];

/** What a ward of a setting is like. Each list of choices is dealt out over the wards; a choice named twice comes twice as often. */
export interface SettingTraits {
  ward: string;
  level: SecurityLevel | null;
  intensity: Some<CareIntensity | null>;
  groups: Some<readonly TargetGroup[]>;
  sex: Some<WardSex>;
  ageMax: Some<number | null>;
  titles: Some<readonly LegalTitle[]>;
  payers: readonly Payer[];
  /** Mean stay on one ward in days, shorter than in the setting as a whole because people move on within a clinic. Assumed, not measured. */
  meanStay: number;
  /** Days that a bed stays empty between two people. Assumed, so that some 50-175 beds are free nationally. */
  vacancy: number;
}

const mind: readonly TargetGroup[] = ['psychiatry', 'personality'];
const tbs = {
  ward: 'afdeling',
  level: '4',
  ageMax: [null],
  titles: [['forensic']],
  payers: ['wfz'],
  meanStay: 530,
  vacancy: 6,
} as const;
const clinic = {
  ward: 'afdeling',
  level: '3',
  ageMax: [null],
  payers: ['wfz', 'zvw'],
  meanStay: 270,
  vacancy: 8,
} as const;
const forensicWard = { ward: 'afdeling', level: null, payers: ['wfz', 'zvw'], meanStay: 180, vacancy: 5 } as const;
const sheltered = { ward: 'woongroep', level: null, ageMax: [null], meanStay: 365, vacancy: 6 } as const;

/** Levels as forensischezorg.nl has them (level 2 is laag or hoog: see `levelOf`). Titles, payers and groups fit the setting, but which ward has which is invented. */
export const settingTraits: Readonly<Record<DutchSetting, SettingTraits>> = {
  FPC: {
    ...tbs,
    intensity: ['C', 'D'],
    groups: [mind, [...mind, 'addiction'], ['psychiatry', 'autism']],
    sex: ['male', 'male', 'all'],
  },
  PPC: { ...tbs, intensity: ['D'], groups: [['psychiatry', 'addiction'], mind], sex: ['male'] },
  LFPZ: { ...tbs, intensity: ['B', 'C'], groups: [mind], sex: ['male'] },
  FPK: {
    ...clinic,
    intensity: ['C', 'D'],
    groups: [mind, [...mind, 'addiction'], ['psychiatry', 'intellectualDisability'], ['psychiatry', 'autism']],
    sex: ['all', 'male', 'all'],
    titles: [
      ['forensic', 'wfz23', 'wvggz'],
      ['forensic', 'wfz23'],
    ],
  },
  FVK: {
    ...clinic,
    intensity: ['C'],
    groups: [
      ['addiction', 'psychiatry'],
      ['addiction', 'personality'],
    ],
    sex: ['male', 'all'],
    titles: [['forensic', 'wfz23']],
  },
  // A KIB takes people with a civil court authorisation only.
  KIB: {
    ...clinic,
    ward: 'leefgroep',
    intensity: ['D'],
    groups: [mind, ['psychiatry', 'intellectualDisability'], [...mind, 'addiction']],
    sex: ['all'],
    titles: [
      ['wvggz', 'wfz23'],
      ['wvggz', 'wzd', 'wfz23'],
    ],
    payers: ['zvw', 'wlz'],
  },
  FPA: {
    ...forensicWard,
    intensity: ['B', 'C', 'B'],
    groups: [
      mind,
      [...mind, 'addiction'],
      ['psychiatry', 'addiction'],
      ['psychiatry', 'autism'],
      ['psychiatry', 'brainInjury'],
    ],
    sex: ['all', 'male', 'all', 'all'],
    ageMax: [null, null, 65],
    titles: [
      ['forensic', 'wfz23', 'wvggz', 'voluntary'],
      ['forensic', 'wvggz'],
      ['forensic', 'wfz23'],
    ],
  },
  FVA: {
    ...forensicWard,
    intensity: ['B'],
    groups: [['addiction'], ['addiction', 'psychiatry']],
    sex: ['all', 'male'],
    ageMax: [null],
    titles: [['forensic', 'voluntary']],
  },
  SGLVG: {
    ...forensicWard,
    ward: 'woning',
    intensity: ['B', 'C', 'D'],
    groups: [
      ['sglvg', 'intellectualDisability', 'psychiatry'],
      ['sglvg', 'intellectualDisability', 'addiction'],
      ['sglvg', 'intellectualDisability', 'autism'],
    ],
    sex: ['all', 'male'],
    ageMax: [null],
    titles: [
      ['forensic', 'wzd', 'wfz23'],
      ['wzd', 'voluntary'],
      ['forensic', 'wzd'],
    ],
    payers: ['wfz', 'wlz'],
  },
  HIC: {
    ward: 'unit',
    level: '1',
    intensity: ['D', 'C'],
    groups: [['psychiatry', 'addiction'], mind],
    sex: ['all'],
    ageMax: [null, 65],
    titles: [
      ['wvggz', 'voluntary'],
      ['wvggz', 'wfz23', 'voluntary'],
    ],
    payers: ['zvw'],
    meanStay: 30,
    vacancy: 2.5,
  },
  FBW: {
    ...sheltered,
    intensity: ['A', 'B'],
    groups: [mind, [...mind, 'addiction']],
    sex: ['all', 'male'],
    titles: [['forensic']],
    payers: ['wfz'],
  },
  RIBW: {
    ...sheltered,
    intensity: ['A'],
    groups: [mind, ['psychiatry', 'addiction']],
    sex: ['all'],
    titles: [['voluntary', 'wvggz'], ['voluntary']],
    payers: ['wmo', 'wlz'],
  },
  VPT: {
    ward: 'cluster',
    level: null,
    intensity: ['A'],
    groups: [mind, ['psychiatry', 'intellectualDisability']],
    sex: ['all'],
    ageMax: [null],
    titles: [['forensic', 'voluntary']],
    payers: ['wfz', 'wlz'],
    meanStay: 490,
    vacancy: 10,
  },
};
