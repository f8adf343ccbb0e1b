import type { Ward } from '../../directory/directory.contract.js';
import type { Neighbourhood } from '../../placement/criteria.rules.js';
import type { Criterion } from '../../placement/placement.terms.js';
import type { Need } from '../../placement/request.contract.js';
import { allBits, keep, noBits, setBit, type Bits } from './bits.js';
import { isMeant, judgeOf, type Wish } from './fit.rules.js';

/** Which wards can take somebody. `sure`: of those, where nothing has to be asked. */
export interface Fit {
  may: Bits;
  sure: Bits;
}

interface Piece {
  criterion: Criterion;
  key: string;
  /** A wish that asks only this. */
  only: Wish;
}

/** A wish in pieces that many people share. */
function piecesOf(wish: Wish): Piece[] {
  const { need, unsaid, isSecured } = wish;
  const piece = (criterion: Criterion, key: string | null, more: Partial<Need> = {}): Piece => ({
    criterion,
    key: `${criterion} ${key}`,
    only: { ...wish, need: { ...need, ...more } },
  });
  return [
    piece('securityLevel', isSecured ? need.securityLevel : 'none'),
    piece('careIntensity', need.careIntensity),
    ...(unsaid.includes('targetGroup')
      ? [piece('targetGroup', '?')]
      : need.targetGroups.map((group) => piece('targetGroup', group, { targetGroups: [group] }))),
    piece('legalTitle', unsaid.includes('legalTitle') ? '?' : need.title),
    piece('sex', need.sex),
    piece('age', need.ageBand),
    ...(need.reach === 'national' ? [] : [piece('reach', `${need.reach} ${need.regionId}`)]),
    ...need.avoidRegionIds.map((region) => piece('avoidedRegion', region, { avoidRegionIds: [region] })),
  ];
}

/** Of wishes that fit the same wards, the same name. */
const nameOf = ({ place, need, isSecured, unsaid }: Wish): string =>
  `${place}|${isSecured ? need.securityLevel : ''}|${need.careIntensity}|${need.targetGroups.join()}|${need.title}|${need.sex}|${need.ageBand}|${
    need.reach === 'national' ? '' : need.reach + need.regionId
  }|${need.avoidRegionIds.join()}|${unsaid.join()}`;

/** Far more different wishes than there are people who wait; beyond it the index begins again. */
const mostKept = 20_000;

/** Judges each piece once for all wards, and puts people together from pieces: the same answer as `asksOf`, a thousand times sooner. */
export class FitIndex {
  private readonly known = new Map<string, Fit>();
  private readonly fits = new Map<string, Fit>();

  constructor(
    private readonly wards: readonly Ward[],
    private readonly around: (regionId: string) => Neighbourhood,
  ) {}

  of(wish: Wish): Fit {
    const name = nameOf(wish);
    const known = this.fits.get(name);
    if (known) return known;
    const meant = this.meant(wish);
    const fit = { may: meant.may.slice(), sure: meant.sure.slice() };
    for (const piece of piecesOf(wish)) {
      const { may, sure } = this.piece(piece);
      keep(fit.may, may);
      keep(fit.sure, sure);
    }
    if (this.fits.size >= mostKept) this.fits.clear();
    this.fits.set(name, fit);
    return fit;
  }

  /** Whether it was made of these very wards. */
  isOf(wards: readonly Ward[]): boolean {
    return wards.length === this.wards.length && wards.every((ward, at) => ward === this.wards[at]);
  }

  private meant(wish: Wish): Fit {
    const all = allBits(this.wards.length);
    return wish.place === 'any'
      ? { may: all, sure: all }
      : this.made(`place ${wish.place}`, (ward) => (isMeant(wish, ward) ? 'fits' : 'excluded'));
  }

  private piece({ key, criterion, only }: Piece): Fit {
    const around = this.around(only.need.regionId);
    return this.made(key, (ward) => judgeOf(only, criterion, ward, around));
  }

  private made(key: string, judge: (ward: Ward) => 'fits' | 'unknown' | 'excluded'): Fit {
    const known = this.known.get(key);
    if (known) return known;
    const fit = { may: noBits(this.wards.length), sure: noBits(this.wards.length) };
    for (const [at, ward] of this.wards.entries()) {
      const judgement = judge(ward);
      if (judgement !== 'excluded') setBit(fit.may, at);
      if (judgement === 'fits') setBit(fit.sure, at);
    }
    this.known.set(key, fit);
    return fit;
  }
}
