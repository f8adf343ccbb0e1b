import type { DemoArticle } from './demo-article.js';

/** Wvggz, Wzd and Wfz, only what public sources say. */
export const lawArticles: readonly DemoArticle[] = [
  {
    subject: 'wvggz',
    title: 'Hoe lang duurt een crisismaatregel?',
    body: `De burgemeester neemt de crisismaatregel. Zij geldt hoogstens drie dagen.

Is daarna nog verplichte zorg nodig, dan is een machtiging tot voortzetting nodig. Begin dus op de eerste dag al met zoeken naar een plek voor daarna.`,
    sources: ['Wvggz: crisismaatregel, https://thesauruszorgenwelzijn.nl/tr62653.htm'],
  },
  {
    subject: 'wvggz',
    title: 'Hoe lang geldt de voortzetting van een crisismaatregel?',
    body: `De machtiging tot voortzetting geldt drie weken.

Wordt op tijd een zorgmachtiging gevraagd, dan loopt zij door tot de rechter daarover beslist: hoogstens zes weken in totaal. De rechter beslist binnen drie weken na dat verzoek.`,
    sources: ['https://wvggz-kct.nl/ecli/eclinlhr2021107/ (ECLI:NL:HR:2021:107)'],
  },
  {
    subject: 'wvggz',
    title: 'Op welke dag eindigt een machtiging?',
    body: `Tel de begindag niet mee. De einddatum is de dag met hetzelfde nummer.

Voorbeeld (verzonnen): een machtiging van drie weken die op een maandag begint, eindigt op de maandag drie weken later. Een dag te lang is een dag zonder grond; een dag te kort is een bed dat te vroeg leeg lijkt.`,
    sources: ['https://wvggz-kct.nl/ecli/eclinlhr2021107/ (ECLI:NL:HR:2021:107)'],
  },
  {
    subject: 'wvggz',
    title: 'Is er een zorgtitel nodig voor een opname in een FPA?',
    body: `Nee, niet altijd. Een FPA neemt mensen op met of zonder strafrechtelijke maatregel, en ook vrijwillig.

Vraag de afdeling vooraf welke titels zij aanneemt. In Ketenzicht staat dat bij de kenmerken van de afdeling.`,
    sources: ['https://www.fivoor.nl/behandeling-begeleiding/behandeling-op-een-fpa/'],
  },
  {
    subject: 'wvggz',
    title: 'Wat kan een KIB bieden, en welke machtiging hoort daarbij?',
    body: `Een KIB werkt alleen met een civiele machtiging. Bij de Van der Hoeven Kliniek zijn er twee leefgroepen van twaalf, en een individuele unit met crisisopnames.

Bij crisis is er liefst binnen één dag antwoord. Nodig zijn: een bed, een zorgvraag en een machtiging. De verwijzer blijft gedurende de hele opname betrokken.`,
    sources: [
      'https://www.hoevenkliniek.nl/locaties/van-der-hoeven-kliniek-kib/',
      'https://www.hoevenkliniek.nl/en/treatment/registering-patients/',
    ],
  },
  {
    subject: 'wzd',
    title: 'Wanneer geldt de Wzd en wanneer de Wvggz?',
    body: `De Wet zorg en dwang regelt onvrijwillige zorg voor mensen met een verstandelijke beperking of een psychogeriatrische aandoening. De Wvggz gaat over mensen met een psychische stoornis.

Beide wetten gelden sinds 1 januari 2020, naast de Wet forensische zorg. Speelt er van alles tegelijk, leg de vraag dan voor aan het coördinatiepunt: wie behandelt, bepaalt mee welke wet past.`,
    sources: [
      'https://vanleeuwenlawfirm.eu/insights/in-depth-legal-articles-and-blogs/de-nieuwe-wet-zorg-en-dwang-wzd-procedure-in-hoofdlijnen/',
    ],
  },
  {
    subject: 'wzd',
    title: 'Welke machtigingen kent de Wzd?',
    body: `De Wzd kent de inbewaringstelling (IBS) voor spoed en de rechterlijke machtiging (RM) voor daarna. In 2020 hadden 3.030 mensen een rechterlijke machtiging volgens de Wzd, tegen 11.039 met een zorgmachtiging volgens de Wvggz.

De termijnen staan hier met opzet niet: die zijn nog niet nagekeken. Kijk in de wet, of stel uw vraag aan het coördinatiepunt.`,
    sources: ['https://5dok.net/article/aantal-unieke-betrokkenen-vergelijking-situatie-tijde-wet-bopz.y8gx77e2'],
  },
  {
    subject: 'wzd',
    title: 'Voor wie is een SGLVG-plek?',
    body: `Voor mensen van 18 jaar en ouder (bij uitzondering vanaf 16) met een IQ van 50 tot 85, bijkomende problemen en zicht op behandeling, bij wie eerdere behandeling niet hielp.

Niet: als er alleen een woonvraag is, als ambulant kan, bij een later ontstane beperking met een eerder gewone intelligentie, bij zwangerschap, of bij een antisociale persoonlijkheidsstoornis met een hoge PCL-R. Meld aan bij een kliniek, niet bij het kantoor van De Borg.`,
    sources: ['https://www.deborg.nl/doelgroep-sglvg/behandelcriteria/'],
  },
  {
    subject: 'wfz',
    title: 'Wat doet artikel 2.3 Wfz?',
    body: `De strafrechter kan een civiele machtiging geven: een zorgmachtiging volgens de Wvggz of een rechterlijke machtiging volgens de Wzd. Dit kan sinds 1 januari 2020 en kwam in de plaats van artikel 37 van het Wetboek van Strafrecht.

In de eerste anderhalf jaar gebeurde dat ruim honderd keer. Wat knelde: te weinig beveiligde bedden, juridische grenzen aan het uitwisselen van gegevens, en bewerkelijke voorbereiding.`,
    sources: [
      'WODC, https://www.wodc.nl/actueel/nieuws/2021/12/16/artikel-2.3-wfz-draagt-nog-beperkt-bij-aan-betere-aansluiting-forensische-en-reguliere-zorg',
    ],
  },
  {
    subject: 'wfz',
    title: 'Wat is een forensische zorgtitel?',
    body: `De grond waarop Justitie en Veiligheid de zorg betaalt. Er zijn er 28: 24 strafrechtelijke titels, twee vormen van forensisch psychiatrisch toezicht, verdiepingsdiagnostiek en de voorgenomen indicatiestelling.

Voorbeelden zijn tbs met dwangverpleging, tbs met voorwaarden, een voorwaardelijke veroordeling, schorsing van de voorlopige hechtenis en voorwaardelijke invrijheidstelling.`,
    sources: ['https://www.forensischezorg.nl/introductie/keten-forensische-zorg/forensische-zorgtitels'],
  },
  {
    subject: 'wfz',
    title: 'Hoe snel komt de indicatie van het NIFP?',
    body: `Gewoon: tien werkdagen. Spoed: vijf werkdagen. Crisis: twee dagen. Voor een PPC: dezelfde dag, binnen vier en een half uur.

De aanvraag loopt via Ifzo en komt van de reclassering (3RO), het PMO, het OM, DIZ of bij een herindicatie de aanbieder.`,
    sources: [
      'https://www.nifp.nl/onderwerpen/informatie-over-indicatie-voor-forensische-zorg-voor-verwijzers',
      'https://www.forensischezorg.nl/indicatiestelling-plaatsing/indicatiestelling/klinische-zorg',
    ],
  },
];
