import type { Cause } from '@ketenzicht/shared/coordination';

interface DemoAnswer {
  title: string;
  text: string;
  by: 'aanbieder' | 'verwijzer' | 'regisseur';
  cause: Cause;
  region: 'midden' | 'rotterdam';
  /** Hours ago it was asked, and how many it took. */
  ago: number;
  took: number;
}

/** Answered, and not published because they are about one way of working together. Invented, and they say so; about nobody. */
export const demoAnswers: readonly DemoAnswer[] = [
  {
    title: 'Wie vraagt de stukken op bij een overplaatsing tussen twee regio’s?',
    text: 'Verzonnen voorbeeld: de afdeling die overplaatst stuurt de stukken mee. De regio die ontvangt wijst iemand aan die ze binnen twee werkdagen naloopt.',
    by: 'verwijzer',
    cause: 'cooperation',
    region: 'midden',
    ago: 200,
    took: 30,
  },
  {
    title: 'Kan een intake voor een crisismaatregel ook op afstand?',
    text: 'Verzonnen voorbeeld: in deze regio spraken de aanbieders af dat een intake met beeldbellen telt. De afdeling meldt iemand daarna zelf bij de regio aan.',
    by: 'aanbieder',
    cause: 'cooperation',
    region: 'midden',
    ago: 330,
    took: 44,
  },
  {
    title: 'Wie regelt het vervoer bij een crisismaatregel in het weekend?',
    text: 'Verzonnen voorbeeld: de dienstdoende regisseur belt de vervoerder. Het nummer staat op de dienstlijst van de regio; de verwijzer hoeft niets voor te schieten.',
    by: 'verwijzer',
    cause: 'cooperation',
    region: 'rotterdam',
    ago: 420,
    took: 20,
  },
  {
    title: 'Telt een proefverblijf elders mee voor de wachttijd?',
    text: 'Verzonnen voorbeeld: ja, in deze regio telt de wachttijd door zolang de eerste plek wordt vrijgehouden. Leg vast tot wanneer dat is.',
    by: 'regisseur',
    cause: 'outflow',
    region: 'midden',
    ago: 510,
    took: 52,
  },
];
