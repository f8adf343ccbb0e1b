import type { LegalTitle } from '../directory/directory.terms.js';

/** How long a title lasts at most. The day on which it starts does not count: three days from Monday end on Thursday. */
export interface TitleTerm {
  unit: 'days' | 'weeks' | 'months';
  count: number;
}

export interface TitleInfo {
  /** What wards say they accept. */
  group: LegalTitle;
  /** The article, as the field cites it. */
  article: string | null;
  /** Only where the law itself names the longest term; otherwise the court sets the end. */
  term: TitleTerm | null;
  /** The longest term once the next step was asked for in time. */
  extended?: TitleTerm;
  /** Our source does not confirm the term; screens say so. */
  assumed?: true;
}

const forensic = (article: string | null): TitleInfo => ({ group: 'forensic', article, term: null });

/**
 * Legal titles under which somebody may be kept. A new one is a line here and a name in the web's list of texts; nothing else knows them by name.
 * Terms: Wvggz, crisismaatregel at most 3 days, voortzetting 3 weeks and at most 6 when a zorgmachtiging is asked for in time; the start day does not count
 * (as the Hoge Raad counted in 2021). The terms of the Wzd are not confirmed by our sources, and say so; where no term stands, the court's own date is asked.
 */
export const titleInfo = {
  voluntary: { group: 'voluntary', article: null, term: null },
  crisismaatregel: { group: 'wvggz', article: '7:1 Wvggz', term: { unit: 'days', count: 3 } },
  voortzettingCrisismaatregel: {
    group: 'wvggz',
    article: '7:7 Wvggz',
    term: { unit: 'weeks', count: 3 },
    extended: { unit: 'weeks', count: 6 },
  },
  zorgmachtiging: { group: 'wvggz', article: '6:4 Wvggz', term: null },
  inbewaringstelling: { group: 'wzd', article: '29 Wzd', term: { unit: 'days', count: 3 }, assumed: true },
  voortzettingInbewaringstelling: { group: 'wzd', article: '37 Wzd', term: { unit: 'weeks', count: 6 }, assumed: true },
  rechterlijkeMachtiging: { group: 'wzd', article: '24 Wzd', term: null },
  besluitTotOpname: { group: 'wzd', article: '21 Wzd', term: null },
  wfz23Wvggz: { group: 'wfz23', article: '2.3 Wfz', term: null },
  wfz23Wzd: { group: 'wfz23', article: '2.3 Wfz', term: null },
  tbsDwangverpleging: forensic('37a/37b Sr'),
  proefverlof: forensic('51 Bvt'),
  voorlopigeVerpleging: forensic('509i Sv'),
  bevelAanhouding: forensic('509h Sv'),
  voorwaardelijkeBeeindiging: forensic('38g Sr'),
  tbsVoorwaarden: forensic('38a Sr'),
  voorwaardelijkeVeroordeling: forensic('14a Sr'),
  schorsingVoorlopigeHechtenis: forensic('80 Sv'),
  sepotVoorwaarden: forensic('167/244 Sv'),
  strafbeschikking: forensic('257a Sv'),
  voorwaardelijkeInvrijheidstelling: forensic('15a Sr'),
  gratie: forensic('13 Gratiewet'),
  gvm: forensic('38z Sr'),
  proJustitia: forensic('196 Sv'),
  otherForensic: forensic(null),
} as const satisfies Record<string, TitleInfo>;

export type TitleCode = keyof typeof titleInfo;
export const titleCodes = Object.keys(titleInfo) as [TitleCode, ...TitleCode[]];
