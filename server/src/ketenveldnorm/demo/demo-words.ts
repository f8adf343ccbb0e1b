import type { LifeArea } from '@ketenzicht/shared/ketenveldnorm';

/* All of it invented, and it says so: whoever reads over somebody's shoulder knows that nobody is meant. */
export const invented = 'Verzonnen voorbeeld.';

export const reported = [
  `${invented} Gemeld na drie opnames in een jaar; na ontslag gaat het telkens binnen enkele weken mis.`,
  `${invented} De wijkagent en de behandelaar zien samen dat losse hulp niet houdt.`,
  `${invented} Vertrekt na detentie zonder woning en zonder behandelaar.`,
  `${invented} De familie vraagt al twee jaar om één aanspreekpunt.`,
] as const;

export const plans = [
  `${invented} Eén vaste begeleider, elke twee weken contact, en een plek achter de hand als het oploopt.`,
  `${invented} Eerst rust en een woning. Daarna dagbesteding en afbouw van medicatie in overleg.`,
  `${invented} Begeleiding van de kliniek loopt zes maanden mee na de verhuizing.`,
] as const;

export const contacts = [
  `${invented} Rustig gesprek thuis. Slaapt beter.`,
  `${invented} Wil de dosering bespreken; de behandelaar belt.`,
  `${invented} Was op tijd op het werk, drie dagen op rij.`,
  `${invented} Gespannen over de post van de gemeente. Samen opengemaakt.`,
] as const;

export const goals: readonly [LifeArea, string][] = [
  ['housing', `${invented} Een eigen plek met begeleiding op loopafstand.`],
  ['finance', `${invented} Bewind geregeld en de huur betaald.`],
  ['dayActivities', `${invented} Twee ochtenden per week naar de werkplaats.`],
  ['mentalHealth', `${invented} Medicatie volgens afspraak.`],
  ['addiction', `${invented} Afspraak met de verslavingszorg houden.`],
  ['socialNetwork', `${invented} Elke zondag bellen met de zus.`],
];

export const declined = [
  `${invented} Gewone behandeling met een FACT-team past.`,
  `${invented} Het gevaar is niet langdurig.`,
] as const;

export const ended = `${invented} Na overleg met alle partijen afgesloten.`;
export const handedOver = `${invented} Verhuist naar de andere regio. De nieuwe begeleider is voorgesteld; de eerste afspraak staat.`;

export const card = {
  signs: [
    { sign: 'Slaapt twee nachten niet', act: 'Bel de vaste begeleider; ga samen langs.' },
    { sign: 'Neemt de telefoon niet op en de gordijnen zijn dicht', act: 'Ga met twee mensen langs, niet ’s avonds.' },
    { sign: 'Praat over stemmen die opdrachten geven', act: 'Bel de crisisdienst. Blijf rustig en houd de deur vrij.' },
  ],
  calls: [
    { name: 'Demo-Begeleider', role: 'vaste begeleider', phone: '000 000 00 01', when: 'ma-vr 9-17 uur' },
    { name: 'Demo-Crisisdienst', role: 'crisisdienst', phone: '000 000 00 02', when: 'altijd' },
  ],
  remarks: `${invented} Spreekt liever buiten dan binnen.`,
};
