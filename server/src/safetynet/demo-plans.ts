import type { ActionVerb, PayerKind, WriteOffReason } from '@ketenzicht/shared/safetynet';

export type DemoWho = 'aanbieder' | 'aanbieder2' | 'adviseur' | 'ministerie';

export interface DemoPlan {
  by: 'aanbieder' | 'aanbieder2';
  region: 'AR04' | 'AR08' | 'AR02';
  /** Days ago it was claimed. */
  ago: number;
  days: number;
  dayCents: number;
  summary: string;
  payers: readonly { kind: PayerKind; name: string }[];
  acts: readonly {
    act: 'acted' | 'advanced' | 'assigned' | 'settled' | 'writtenOff' | 'withdrawn';
    /** Days after the claim. */
    after: number;
    who: DemoWho;
    payer?: number;
    cents?: number | 'all';
    verb?: ActionVerb;
    text?: string;
    reason?: WriteOffReason;
  }[];
}

const gemeente = { kind: 'municipality', name: 'Gemeente Voorbeeldstad' } as const;
const verzekeraar = { kind: 'insurer', name: 'Zorgverzekeraar Voorbeeld' } as const;
const zorgkantoor = { kind: 'zorgkantoor', name: 'Zorgkantoor Voorbeeldregio' } as const;
const dji = { kind: 'dji', name: 'DJI, divisie ForZo/JJI' } as const;
const letter = (payer: number, after: number) =>
  ({ act: 'acted', after, who: 'adviseur', payer, verb: 'letter' }) as const;

/** Invented, and they say so; about nobody. */
export const demoPlans: readonly DemoPlan[] = [
  {
    by: 'aanbieder',
    region: 'AR04',
    ago: 19,
    days: 21,
    dayCents: 48_500,
    summary: 'Verzonnen: de titel liep af tijdens de opname, en de Wlz-aanvraag loopt nog.',
    payers: [verzekeraar, zorgkantoor],
    acts: [
      letter(0, 1),
      { act: 'acted', after: 9, who: 'adviseur', payer: 0, verb: 'refuses', text: 'Ziet geen geneeskundige noodzaak.' },
      letter(1, 10),
    ],
  },
  {
    by: 'aanbieder',
    region: 'AR08',
    ago: 34,
    days: 30,
    dayCents: 52_375,
    summary: 'Verzonnen: gemeente en zorgkantoor wijzen naar elkaar voor beveiligd wonen.',
    payers: [gemeente, zorgkantoor],
    acts: [letter(0, 2), letter(1, 2), { act: 'acted', after: 20, who: 'adviseur', payer: 1, verb: 'noAnswer' }],
  },
  {
    by: 'aanbieder2',
    region: 'AR02',
    ago: 3,
    days: 14,
    dayCents: 46_000,
    summary: 'Verzonnen: na ontslag uit detentie is onduidelijk of de Wfz nog betaalt.',
    payers: [dji, gemeente],
    acts: [],
  },
  {
    by: 'aanbieder',
    region: 'AR04',
    ago: 61,
    days: 42,
    dayCents: 51_250,
    summary: 'Verzonnen: twee verzekeraars en een gemeente; niemand herkent de verzekerde periode.',
    payers: [gemeente, verzekeraar],
    acts: [
      letter(0, 1),
      { act: 'acted', after: 15, who: 'adviseur', payer: 0, verb: 'refuses' },
      { act: 'advanced', after: 29, who: 'ministerie', text: 'Voorschot overgemaakt.' },
    ],
  },
  {
    by: 'aanbieder2',
    region: 'AR02',
    ago: 75,
    days: 28,
    dayCents: 49_990,
    summary: 'Verzonnen: het zorgkantoor neemt een deel voor zijn rekening.',
    payers: [zorgkantoor, gemeente],
    acts: [
      letter(0, 2),
      { act: 'advanced', after: 30, who: 'ministerie' },
      { act: 'acted', after: 41, who: 'adviseur', payer: 0, verb: 'acceptsPart' },
      { act: 'assigned', after: 42, who: 'adviseur', payer: 0, cents: 900_000 },
      { act: 'settled', after: 60, who: 'ministerie', payer: 0, cents: 650_000 },
    ],
  },
  {
    by: 'aanbieder',
    region: 'AR08',
    ago: 120,
    days: 35,
    dayCents: 50_125,
    summary: 'Verzonnen: de indicatie kwam met terugwerkende kracht.',
    payers: [zorgkantoor, verzekeraar],
    acts: [
      letter(0, 1),
      { act: 'advanced', after: 28, who: 'ministerie' },
      { act: 'acted', after: 55, who: 'adviseur', payer: 0, verb: 'accepts' },
      { act: 'assigned', after: 55, who: 'adviseur', payer: 0, cents: 'all' },
      { act: 'settled', after: 70, who: 'ministerie', payer: 0, cents: 'all' },
    ],
  },
  {
    by: 'aanbieder2',
    region: 'AR02',
    ago: 50,
    days: 10,
    dayCents: 47_500,
    summary: 'Verzonnen: de verzekeraar betaalde alsnog binnen vier weken.',
    payers: [verzekeraar],
    acts: [
      letter(0, 1),
      { act: 'acted', after: 8, who: 'adviseur', payer: 0, verb: 'accepts' },
      { act: 'assigned', after: 8, who: 'adviseur', payer: 0, cents: 'all' },
      { act: 'settled', after: 16, who: 'aanbieder2', payer: 0, cents: 'all' },
    ],
  },
  {
    by: 'aanbieder',
    region: 'AR04',
    ago: 26,
    days: 7,
    dayCents: 48_000,
    summary: 'Verzonnen: dubbel gevraagd, en daarom ingetrokken.',
    payers: [gemeente],
    acts: [{ act: 'withdrawn', after: 2, who: 'aanbieder' }],
  },
];
