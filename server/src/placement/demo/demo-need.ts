import type { LegalTitle, Ward } from '@ketenzicht/shared/directory';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import {
  ageBands,
  requestPayers,
  titleInfo,
  yearsOf,
  type Need,
  type RequestPayer,
  type TitleCode,
  type Urgency,
} from '@ketenzicht/shared/placement';
import type { Dice } from './dice.js';

const titlesOf: Readonly<Record<LegalTitle, readonly [TitleCode, ...TitleCode[]]>> = {
  voluntary: ['voluntary'],
  wvggz: ['crisismaatregel', 'voortzettingCrisismaatregel', 'zorgmachtiging', 'zorgmachtiging'],
  wzd: ['inbewaringstelling', 'rechterlijkeMachtiging'],
  wfz23: ['wfz23Wvggz'],
  forensic: [
    'tbsVoorwaarden',
    'voorwaardelijkeVeroordeling',
    'schorsingVoorlopigeHechtenis',
    'voorwaardelijkeInvrijheidstelling',
  ],
};

const soonest: Readonly<Record<Urgency, [number, number]>> = { crisis: [0, 0], urgent: [0, 3], regular: [7, 35] };

const titleFor = ({ titles, securityLevel }: Ward, urgency: Urgency, dice: Dice): TitleCode => {
  if (securityLevel === '4') return 'tbsDwangverpleging';
  if (urgency === 'crisis' && titles.includes('wvggz')) return 'crisismaatregel';
  const [first = 'voluntary', ...more] = titles;
  return dice.pick(titlesOf[dice.pick([first, ...more])]);
};

const bandsFor = ({ ageMin, ageMax }: Ward) =>
  ageBands.filter((band) => yearsOf(band).from >= Math.max(18, ageMin) && yearsOf(band).to <= (ageMax ?? Infinity));

/** Who pays follows the title, where the law says so. */
const payerOf: Readonly<Partial<Record<LegalTitle, RequestPayer>>> = {
  wvggz: 'zvw',
  wzd: 'wlz',
  wfz23: 'wfz',
  forensic: 'wfz',
};

function payerFor({ payers }: Ward, title: TitleCode, dice: Dice): RequestPayer {
  if (dice.chance(0.08)) return 'unclear';
  const [first = 'unclear', ...more] = requestPayers.filter((one) => payers.some((payer) => payer === one));
  return payerOf[titleInfo[title].group] ?? dice.pick([first, ...more]);
}

/** Somebody who would fit this ward: invented from what the ward says of itself, so that nobody real is in it. */
export function needFor(
  ward: Ward,
  { urgency, openedAt, dice }: { urgency: Urgency; openedAt: Date; dice: Dice },
): Need {
  const [first = '25-39', ...more] = bandsFor(ward);
  const [from, to] = soonest[urgency];
  const title = titleFor(ward, urgency, dice);
  const decides = ward.sex === 'all' ? null : ward.sex;
  return {
    ageBand: dice.pick([first, ...more]),
    sex: decides ?? (dice.chance(0.2) ? dice.pick(['female', 'male']) : null),
    securityLevel: ward.securityLevel ?? '2-laag',
    careIntensity: dice.chance(0.8) ? ward.careIntensity : null,
    targetGroups: ward.targetGroups.slice(0, dice.chance(0.35) ? 2 : 1),
    title,
    payer: payerFor(ward, title, dice),
    urgency,
    reach: dice.pick(['region', 'neighbours', 'neighbours', 'national']),
    regionId: ward.regionId,
    avoidRegionIds: [],
    neededFrom: addLocalDays(localDate(openedAt), Math.round(dice.between(from, to))),
  };
}
