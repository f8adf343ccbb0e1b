import type { DemoArticle } from './demo-article.js';

/** Who pays, placing, the levensloop and practice. */
export const practiceArticles: readonly DemoArticle[] = [
  {
    subject: 'payers',
    title: 'Wie betaalt het verblijf op niveau 2 of 3 zonder strafrechtelijke titel?',
    body: `De zorgverzekeraar, als het verblijf medisch noodzakelijk is. Sinds 2019 is verblijf op niveau 2 en 3 in de Zorgverzekeringswet een eigen, te declareren prestatie.

Voor extra plekken gaat het via de grootste verzekeraar van de regio.`,
    sources: [
      'https://dbcregels.nza.nl/2019/wijzigingen.php?item=173',
      'https://nos.nl/artikel/2257655-volgend-jaar-extra-ggz-bedden-voor-verwarde-personen.html',
    ],
  },
  {
    subject: 'payers',
    title: 'Mag een opname wachten op wie betaalt?',
    body: `Nee. Bij de start van het dashboard spraken de partijen af dat geen beperking in de financiering de opname van een patiënt met een hoog risico mag tegenhouden, en dat de aanbieder een redelijke vergoeding krijgt.

Blijft het toch hangen, breng het dan als casus naar het coördinatiepunt. De bestuurlijk adviseur spreekt de betaler aan.`,
    sources: [
      'https://www.skipr.nl/nieuws/nieuw-dashboard-geeft-landelijk-inzicht-in-beveiligde-bedden/',
      'Kamerbrief van 6 november 2020',
    ],
  },
  {
    subject: 'payers',
    title: 'Bestaat de noodregeling voor de betaling nog?',
    body: `Nee. Bij een onduidelijk wettelijk kader kon de rekening naar VWS: bleef betaling langer dan vier weken uit, dan schoot VWS voor. Dat was tijdelijk, hoogstens tot eind maart 2021, en op 6 november 2020 nog niet één keer gebruikt.

Over gebruik na 2020 is hier niets bekend. In 2024 en 2025 werd nog om structurele bekostiging gevraagd.`,
    sources: ['Kamerbrief van 6 november 2020', 'https://berthub.eu/tkconv/document.html?nummer=2025D23904'],
  },
  {
    subject: 'payers',
    title: 'Wanneer betaalt het zorgkantoor (Wlz)?',
    body: `Bij een blijvende behoefte aan zorg, na een indicatie van het CIZ. Voor beveiligd verblijf zijn er eigen codes, zoals 7GGZ-B (beveiligd voortgezet verblijf), 5GGZ-W (beveiligd wonen) en 1SGLVG.

Voorbeeld (openbaar beschreven casus): het CIZ wees de Wlz af, een tweede aanbieder trok zich terug, en de oplossing werd medisch noodzakelijk verblijf volgens de Zorgverzekeringswet.`,
    sources: [
      'https://github.com/iStandaarden/iWlz-codelijsten-APiWlz (COD163)',
      'http://www.handelingsbank.nl/casusvoorbeelden/de-heer-peeters/',
    ],
  },
  {
    subject: 'placement',
    title: 'Hoe snel moet een aanbieder op een plaatsingsverzoek antwoorden?',
    body: `In de forensische zorg binnen vijf werkdagen; hoogstens tien als het dossier niet compleet is. Daarna volgt een warme overdracht en dan de plaatsingsbrief.

Ketenzicht rekent met dezelfde werkdagen en laat bij elke vraag zien hoeveel tijd er nog is.`,
    sources: ['https://www.forensischezorg.nl/praktijk/plaatsing/klinische-zorg'],
  },
  {
    subject: 'placement',
    title: 'Geldt er een opnameplicht?',
    body: `In de forensische klinische zorg wel: gecontracteerde aanbieders hebben een opnameplicht. Lukt het daar niet, dan gaat het via het Forensisch Plaatsingsloket.

Zonder strafrechtelijke titel is er geen plaatsende instantie. Dan helpen de match en de bemiddeling van het coördinatiepunt; het dashboard ondersteunt de bestaande opname- en plaatsingspraktijk.`,
    sources: [
      'https://www.forensischezorg.nl/actueel/faq/indicatiestelling-en-plaatsing',
      'Kamerbrief van 6 november 2020',
    ],
  },
  {
    subject: 'placement',
    title: 'Waarop wordt geplaatst: harde en zachte criteria',
    body: `Hard: geslacht, diagnostische informatie, diagnostiek of behandeling, verblijfssoort (beveiligingsniveau × verblijfsintensiteit) en leefgebied (arrondissement).

Zacht: duur van de titel, behandelprogramma, eerdere behandeling, milieu, motivatie, lichamelijke grenzen, nabijheid van slachtoffers en bijzondere omstandigheden. De afweging wordt vastgelegd.`,
    sources: [
      'https://www.forensischezorg.nl/indicatiestelling-plaatsing/indicatiestelling/klinische-zorg',
      'https://www.forensischezorg.nl/kader/beleid/plaatsingsbeleid-forzo',
    ],
  },
  {
    subject: 'placement',
    title: 'Wat is het verschil tussen beveiligingsniveau 1, 2, 3 en 4?',
    body: `Niveau 1: besloten afdeling, buitendeur op slot, binnen vrij. Niveau 2 (laag en hoog): FPA, FVA en SGLVG+; begin binnen, een deel van het programma buiten. Niveau 3: FPK en FVK; het hele programma binnen de ring. Niveau 4: FPC en PPC; dubbele ring.

Laag en hoog verschillen in maatregelen zoals de hoogte van het hek en de vrijheid om te bewegen.`,
    sources: [
      'https://tbsnederland.nl/over-tbs/verschillende-beveilingsniveau/',
      'https://www.forensischezorg.nl/zorgaanbod/klinische-zorg/beveiligingsniveau-2',
      'https://www.forensischezorg.nl/zorgaanbod/klinische-zorg/beveiligingsniveau-3',
      'https://www.forensischezorg.nl/zorgaanbod/klinische-zorg/beveiligingsniveau-4',
    ],
  },
  {
    subject: 'placement',
    title: 'Hoe lang mag een tbs-passant wachten?',
    body: `Wie tbs heeft en in de gevangenis op een plek wacht, heet passant. Na vier maanden wachten is er een vergoeding.

Het aantal passanten groeide van 26 (2017) naar ongeveer 250 (december 2025).`,
    sources: [
      'https://www.crimesite.nl/doorstroom-tbs-systeem-verstopt-wachttijd-tbssers-kost-geld/',
      'Kamerstuk 33628-110',
    ],
  },
  {
    subject: 'levensloop',
    title: 'Voor wie is de levensloopaanpak?',
    body: `Voor mensen van 18 jaar en ouder met gevaarlijk gedrag naar anderen of een aantoonbaar hoog risico daarop. De problemen duren lang, keren terug en zijn moeilijk te hanteren; structuur en begrenzing zijn nodig, en gewone (forensische) behandeling schiet tekort.

De aanpak heette in 2020 nog ketenveldnorm levensloopfunctie en beveiligde intensieve zorg. De landelijke groep is 1.500 tot 2.000 mensen. Gemeenten spreken ook van onbegrepen of verward gedrag: die groep is veel groter, en de meesten daarvan horen hier niet.`,
    sources: [
      'https://www.fivoor.nl/levensloopaanpak/',
      'https://www.zorginzicht.nl/kwaliteitsinstrumenten/ketenveldnorm-levensloopfunctie-en-beveiligde-intensieve-zorg',
    ],
  },
  {
    subject: 'levensloop',
    title: 'Hoe meld ik iemand aan voor de levensloopaanpak?',
    body: `Bij een Zorg- en Veiligheidshuis; elke convenantpartner kan dat. Een weegteam kijkt eerst. Er volgt een casusoverleg als er zorgen zijn op meer leefgebieden, de veiligheid speelt, meer ketens nodig zijn en lokaal alles geprobeerd is.

Past iemand misschien, dan beslist de inclusietafel samen, onder leiding van de procesregisseur. Daarna komt er één levensloopplan.`,
    sources: ['https://levensloopaanpak.nl/ideale-werkproces/'],
  },
  {
    subject: 'levensloop',
    title: 'Wat doet het Zorg- en Veiligheidshuis als een zaak vastloopt?',
    body: `Het Zorg- en Veiligheidshuis stuurt op de uitvoering van het levensloopplan en regelt de bestuurlijke inbedding. Daar hoort opschaling bij: een doorbraak forceren in één casus.

Helpt dat niet, dan kan de ketenregisseur de zaak in Ketenzicht naar het landelijk coördinatiepunt brengen. De klok doet dat ook vanzelf.`,
    sources: ['https://levensloopaanpak.nl/afspraak/positie-van-de-zorg-en-veiligheidshuizen/'],
  },
  {
    subject: 'practice',
    title: 'Wat mag ik delen in een casus zonder toestemming?',
    body: `Het beroepsgeheim gaat open bij toestemming, een wettelijke plicht, een conflict van plichten of een meldrecht. Partners schatten dat vaak verkeerd in.

Een casus in Ketenzicht heeft daarom geen naam, BSN, geboortedatum of adres: een kenmerk, een leeftijdsgroep en wat er nodig is. Wie de persoon kent, houdt zelf de koppeling.`,
    sources: [
      'KNMG, GGZ Nederland, NVvP e.a. (2014), https://studylibnl.com/doc/1129269/het-beroepsgeheim-in-samenwerkings',
    ],
  },
  {
    subject: 'practice',
    title: 'Het dashboard toont een vrij bed, maar de afdeling zegt nee. Wat nu?',
    body: `Noteer het nee met zijn reden. Ketenzicht legt het naast wat de afdeling op dat moment meldde en telt mee wat "vrij" waard was.

Een vrij bed is pas een plek als niveau, geslacht, doelgroep en regio kloppen: landelijk past er vaak maar een handvol. Klopt het cijfer niet, bel dan de afdeling; loopt het vast, open dan een knelpunt. (Werkwijze van deze demo.)`,
    sources: [],
  },
  {
    subject: 'practice',
    title: 'Iemand is uitbehandeld, maar er is geen vervolgplek. Wat kan ik doen?',
    body: `Meld het bed als uitstroomgereed, met de dag en waarop u wacht: een woning, FBW, RIBW, een lager niveau, een machtiging of geld. Zo ziet het coördinatiepunt waar het stokt.

Plaatsers kiezen soms de op een na beste plek, en dat verstopt de keten tot in de tbs. Vraag daarom vroeg om hulp. (De meldwijze is die van deze demo.)`,
    sources: ['https://www.forensischezorg.nl/kennis-delen/nieuws/bijeenkomst-capaciteit-forensisch-beschermd-wonen'],
  },
];
