import type { RuleSource } from './delivery.terms.js';

/** Where a rule was read: as a reader would look it up. */
export const sourceInfo: Record<RuleSource, { title: string; url: string | null }> = {
  nzaVpt: {
    title: 'NZa: Verkenning gebruik volledig pakket thuis in de verpleging en verzorging (2022)',
    url: null,
  },
  dilemmaVpt: {
    title: 'Dilemma: Volledig Pakket Thuis, vakartikel voor verpleegkundig specialisten (na 2025, zonder datum)',
    url: null,
  },
  dji2019: {
    title: 'DJI: Nieuwe belangstellingsregistratie experiment Volledig Pakket Thuis 2020-2022, brief van 15 mei 2019',
    url: null,
  },
  forensicVpt: {
    title: 'Forensischezorg.nl: Volledig Pakket Thuis',
    url: 'https://www.forensischezorg.nl/zorginkoop-financiering/vpt',
  },
  limor: {
    title: 'LIMOR: Doelbewust wonen voor forensische cliënten',
    url: 'https://www.limor.nl/nieuws/doelbewust-wonen-voor-forensische-cli%C3%ABnten',
  },
  forensicTitles: {
    title: 'Forensischezorg.nl: Forensische zorgtitels',
    url: 'https://www.forensischezorg.nl/introductie/keten-forensische-zorg/forensische-zorgtitels',
  },
  forensicFinance: {
    title: 'Forensischezorg.nl: Financiering forensische zorg',
    url: 'https://www.forensischezorg.nl/zorginkoop-financiering/inkoop-forensische-zorg/financiering-forensische-zorg',
  },
  nos2018: {
    title: 'NOS: Volgend jaar extra ggz-bedden voor verwarde personen (2018)',
    url: 'https://nos.nl/artikel/2257655-volgend-jaar-extra-ggz-bedden-voor-verwarde-personen.html',
  },
  ciz: {
    title: 'CIZ: Veelgestelde vragen, van aanvraag tot besluit en Wet langdurige zorg',
    url: 'https://ciz.nl/client/veelgestelde-vragen-clienten/van-aanvraag-tot-besluit',
  },
  wmo: { title: 'Wet maatschappelijke ondersteuning 2015', url: 'https://wetten.overheid.nl/BWBR0035362' },
  zvw: { title: 'Zorgverzekeringswet', url: 'https://wetten.overheid.nl/BWBR0018450' },
};
