import { hasText, texts, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';

const problemTexts = texts('home-problems', {
  nl: {
    'version.stale': 'Een ander heeft dit net gewijzigd. Kijk eerst wat er nu staat.',
    'dwelling.unknown': 'Deze woning bestaat niet, of is niet voor u.',
    'dwelling.gone': 'Deze woning is niet meer te krijgen. Iemand was u voor, of het aanbod is voorbij.',
    'dwelling.unconfirmed':
      'Te lang geleden gezegd dat deze woning er nog is. Vraag wie aanbiedt om dat te bevestigen.',
    'dwelling.has_one': 'Aan deze persoon is al een woning toegezegd. Geef die eerst terug.',
    'dwelling.not_now': 'Dit kan niet zoals de woning er nu voor staat. Kijk opnieuw.',
    'dwelling.reference': 'Onder dit kenmerk is niemand bekend die u mag noemen. Kijk het na.',
    'dwelling.too_late': 'Dit is langer dan een week geleden. Bied de woning opnieuw aan.',
    'dwelling.offer_ended': 'De laatste dag van dit aanbod is voorbij. Bied de woning opnieuw aan.',
    'dwelling.offer_over': 'De laatste dag ligt in het verleden. Kies een dag die nog komt.',
    'dwelling.offer_long': 'Een aanbod geldt ten hoogste een jaar. Verlengen kan later.',
    'dwelling.too_far': 'Bied de woning aan als zij binnen een jaar te krijgen is.',
    'dwelling.region': 'Kies een regio van u uit de lijst.',
    'text.personal_data': 'Hier staat iets over een mens of een adres. Laat dat weg.',
    'vptTeam.no_form': 'Noem ten minste één vorm die dit team levert.',
    'vptTeam.above_most': 'Er zijn nu meer cliënten dan het team aankan. Verhoog dat getal, of kijk de aantallen na.',
    'vptTeam.too_far': 'Kies een dag binnen een jaar, of laat hem leeg.',
    'vptTeam.stale': 'Een collega meldde dit net. Kijk wat er nu staat en probeer het opnieuw.',
    'vptTeam.region': 'Kies een regio uit de lijst.',
  },
  en: {
    'version.stale': 'Somebody changed this just now. Look at it again first.',
    'dwelling.unknown': 'This dwelling does not exist, or is not for you.',
    'dwelling.gone': 'This dwelling is not to be had any more. Somebody was earlier, or the offer is over.',
    'dwelling.unconfirmed': 'It was long ago that somebody said it is still there. Ask who offers it to confirm that.',
    'dwelling.has_one': 'A dwelling is promised to this person already. Give that one back first.',
    'dwelling.not_now': 'This cannot be done with the dwelling as it stands. Look at it again.',
    'dwelling.reference': 'Nobody whom you may name is known under this reference. Read it again.',
    'dwelling.too_late': 'This was over a week ago. Offer the dwelling again.',
    'dwelling.offer_ended': 'The last day of this offer has gone by. Offer the dwelling again.',
    'dwelling.offer_over': 'The last day lies in the past. Choose one to come.',
    'dwelling.offer_long': 'An offer stands for a year at most. It can be prolonged later.',
    'dwelling.too_far': 'Offer it when it can be had within a year.',
    'dwelling.region': 'Choose a region of yours from the list.',
    'text.personal_data': 'This says something about a person or an address. Leave that out.',
    'vptTeam.no_form': 'Name at least one form that this team delivers.',
    'vptTeam.above_most': 'There are more clients now than the team can have. Raise that, or check the numbers.',
    'vptTeam.too_far': 'Choose a day within a year, or leave it empty.',
    'vptTeam.stale': 'A colleague said this just now. Look at what stands there and try again.',
    'vptTeam.region': 'Choose a region from the list.',
  },
});

/** Each thing that was refused, once. */
export function useHomeProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const other = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return other(error);
    const codes = [...new Set([...error.errors.map(({ code }) => code), error.code])];
    const words = codes.filter((code) => hasText(problemTexts, code)).map((code) => t(code as 'version.stale'));
    return words.length > 0 ? words.join(' ') : other(error);
  };
}
