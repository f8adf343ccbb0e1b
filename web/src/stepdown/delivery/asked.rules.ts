import { titleCodes, type TitleCode } from '@ketenzicht/shared/placement';
import { paysWithTitle, type CareLaw, type CareProfile, type DeliveryQuestion } from '@ketenzicht/shared/stepdown';
import type { HandedTitle } from '../../platform/handed-on.js';

export const yesNo = ['yes', 'no', 'unknown'] as const;
export type YesNo = (typeof yesNo)[number];

/** What somebody chose; every field has its "I do not know". */
export interface Asked {
  on: string;
  law: CareLaw | 'unknown';
  profile: CareProfile | '';
  treatment: YesNo;
  clustered: YesNo;
  kind: TitleCode | '';
  endsOn: string;
}

/** Where one begins: nobody has a title until it is said, because most of whoever asks has none. */
export const beginning = (today: string, handed?: HandedTitle): Asked => {
  const kind = titleCodes.find((code) => code === handed?.kind);
  return {
    on: today,
    law: kind === undefined ? 'wlz' : paysWithTitle(kind) ? 'wfz' : 'unknown',
    profile: '',
    treatment: 'unknown',
    clustered: 'unknown',
    kind: kind ?? 'voluntary',
    endsOn: (kind && handed?.endsOn) ?? '',
  };
};

const said = (answer: YesNo): boolean | null => (answer === 'unknown' ? null : answer === 'yes');

/** Null while there is no day to judge for. */
export const questionOf = ({ on, law, profile, treatment, clustered, kind, endsOn }: Asked): DeliveryQuestion | null =>
  on === ''
    ? null
    : {
        on,
        law: law === 'unknown' ? null : law,
        profile: profile || null,
        treatment: said(treatment),
        clustered: said(clustered),
        title: kind === '' ? null : { kind, endsOn: endsOn || null },
      };
