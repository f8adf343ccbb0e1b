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
  cizProfessional: {
    title: 'CIZ: Veelgestelde vragen van zorgprofessionals, Wet langdurige zorg',
    url: 'https://www.ciz.nl/zorgprofessional/veelgestelde-vragen-zorgprofessional/wet-langdurige-zorg',
  },
  forensicLaw: {
    title: 'Forensischezorg.nl: Juridisch kader',
    url: 'https://www.forensischezorg.nl/beleid/juridisch-kader',
  },
  mvt36288: {
    title: 'Memorie van toelichting woonplaatsbeginsel beschermd wonen (Kamerstuk 36 288, nr. 3)',
    url: 'https://zoek.officielebekendmakingen.nl/dossier/kst-36288-3.html',
  },
  nzaForensic: {
    title: 'NZa: Forensische zorg',
    url: 'https://www.nza.nl/zorgonderwerpen/zorgonderwerpen/forensische-zorg/',
  },
  rijkDetention: {
    title: 'Rijksoverheid: Wat gebeurt er met mijn zorgverzekering als ik in de gevangenis zit?',
    url: 'https://www.rijksoverheid.nl/onderwerpen/zorgverzekering/vraag-en-antwoord/wat-gebeurt-er-met-mijn-zorgverzekering-als-ik-in-de-gevangenis-zit',
  },
  schulinck: {
    title: 'Schulinck: Wmo, veranderingen in de aanvraagprocedure',
    url: 'https://www.schulinck.nl/opinie/opinie-wmo-veranderingen-in-de-aanvraagprocedure/',
  },
  stb2016: {
    title: 'Staatsblad 2016, 484: besluit over het Zvw-pgb',
    url: 'https://zoek.officielebekendmakingen.nl/stb-2016-484.html',
  },
  stimulansz: {
    title: 'Stimulansz: Awb en Wmo 2015, hoe zit dat?',
    url: 'https://www.stimulansz.nl/awb-en-wmo-2015-hoe-zit-dat/',
  },
  wodc2021: {
    title: 'WODC: Artikel 2.3 Wet forensische zorg in de praktijk (2021)',
    url: 'https://www.wodc.nl/actueel/nieuws/2021/12/16/artikel-2.3-wfz-draagt-nog-beperkt-bij-aan-betere-aansluiting-forensische-en-reguliere-zorg',
  },
};
