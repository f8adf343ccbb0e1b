import { hasText, texts, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';

const problemTexts = texts('chain-problems', {
  nl: {
    'chain.unknown': 'Deze keten bestaat niet, of is niet voor u.',
    'chain.over': 'Deze keten is voorbij. Kijk wat er nu staat.',
    'chain.agreed': 'Iedereen zei al ja. Vraag wie de keten voorstelde om die in te trekken.',
    'chain.not_agreed': 'Nog niet iedereen zei ja.',
    'chain.done_already': 'Een ander deed dit net. Kijk wat er nu staat.',
    'chain.not_yet': 'Eerst de stap hiervoor.',
    'chain.by_request': 'Deze stap gaat via de aanvraag: vraag de afdeling om de plek.',
    'chain.nothing_done': 'Er is nog niets uitgevoerd.',
    'chain.undo_late': 'Dit is langer dan een dag geleden. Verbeter het bij de wachtende en op de afdelingen.',
    'chain.undo_not': 'Bij deze wachtende is sindsdien iets gewijzigd. Kijk daar.',
    'chain.person_taken': 'Iemand uit deze keten staat al in een andere. Zoek opnieuw.',
    'chain.dwelling_taken': 'De woning is weg. Trek de keten in en zoek een nieuwe.',
    'chain.no_room': 'Er is geen plek meer. Zoek opnieuw.',
    'chain.no_team_room': 'Het VPT-team heeft hier geen plek meer. Zoek opnieuw.',
    'chain.no_fit': 'Iemand past niet meer op deze plek. Zoek opnieuw.',
    'chain.no_bed':
      'Volgens de cijfers is hier geen bed vrij. Laat de afdeling eerst haar cijfer verbeteren, of zeg dat het cijfer al klopt.',
    'chain.moved_on': 'Iemand uit deze keten wacht niet meer. Trek de keten in en zoek een nieuwe.',
    'chain.broken': 'De stappen sluiten niet aan. Zoek opnieuw.',
    'chain.swap_of_requests': 'Alleen wie klaar is om te gaan kan ruilen.',
    'dwelling.has_one': 'Voor deze persoon is al een woning toegezegd. Geef die eerst terug.',
    'attempt.admitted_in_future': 'Dit moment moet nog komen.',
    'attempt.admitted_long_ago': 'Kies een moment in de laatste twee weken.',
  },
  en: {
    'chain.unknown': 'This chain does not exist, or is not for you.',
    'chain.over': 'This chain is over. Look at what stands there now.',
    'chain.agreed': 'Everybody said yes already. Ask whoever proposed it to take it back.',
    'chain.not_agreed': 'Not everybody has said yes yet.',
    'chain.done_already': 'Somebody did this just now. Look at what stands there now.',
    'chain.not_yet': 'The step before this one comes first.',
    'chain.by_request': 'This step goes by the request: ask the ward for the place.',
    'chain.nothing_done': 'Nothing was carried out yet.',
    'chain.undo_late': 'This was more than a day ago. Correct the wait and the wards instead.',
    'chain.undo_not': 'The wait was changed since. Look at it there.',
    'chain.person_taken': 'Somebody of this chain stands in another one. Look again.',
    'chain.dwelling_taken': 'The dwelling has gone. Take the chain back and look for another.',
    'chain.no_room': 'There is no room any more. Look again.',
    'chain.no_team_room': 'The VPT team has no room here any more. Look again.',
    'chain.no_fit': 'Somebody does not fit there any more. Look again.',
    'chain.no_bed':
      'By its figures this ward has no free bed. Let the ward correct its figure first, or say that it is right already.',
    'chain.moved_on': 'Somebody of this chain waits no longer. Take the chain back and look for another.',
    'chain.broken': 'The steps do not follow each other. Look again.',
    'chain.swap_of_requests': 'Only people who are ready to leave can swap.',
    'dwelling.has_one': 'A dwelling is promised to this person already. Give that one back first.',
    'attempt.admitted_in_future': 'That moment is yet to come.',
    'attempt.admitted_long_ago': 'Choose a moment of the last two weeks.',
  },
});

/** What was refused, and what to do. */
export function useChainProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const other = useProblemText();
  return (error) =>
    error instanceof ProblemError && hasText(problemTexts, error.code) ? t(error.code as 'chain.over') : other(error);
}
