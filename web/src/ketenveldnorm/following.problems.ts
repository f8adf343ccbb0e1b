import type { Fault } from '@ketenzicht/shared/kernel';
import { ProblemError } from '../platform/problem.error.js';
import { hasText, texts, useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { sayDate } from '../platform/say-figures.js';

const problemTexts = texts('following-problem', {
  nl: {
    invalid: 'Er klopt nog iets niet. Kijk bij de gemarkeerde velden.',
    stale: 'Iemand anders wijzigde dit zojuist. Kijk wat er nu staat; uw tekst blijft hier staan.',
    missing: 'Hier wordt niemand gevolgd die u mag zien.',
    'trajectory.exists': 'Deze persoon is al aangemeld of wordt al gevolgd: {{reference}}.',
    'trajectory.no_relation': 'Dit dossier opent niet voor u.',
    'trajectory.denied': 'Dit is voor wie deze persoon volgt. Vraag het aan de eigenaar.',
    'trajectory.follows': 'U volgt hier al mee. Kijk opnieuw naar het dossier.',
    'trajectory.over': 'Het volgen is voorbij. Meld de persoon opnieuw aan als het moet doorgaan.',
    'trajectory.not_now': 'Dit kan in deze stap niet meer. Kijk opnieuw naar het dossier.',
    'trajectory.too_early': 'Volgen is toegezegd tot {{from}}. Vanaf die dag kan de evaluatie.',
    'trajectory.closed': 'Dit dossier kan niet meer open.',
    'trajectory.end_proposed': 'Er is al een einde voorgesteld. Dat wacht op antwoord.',
    'trajectory.end_not_proposed': 'Er staat geen voorstel meer. Kijk opnieuw.',
    'trajectory.second_needed': 'U stelde dit zelf voor. Een ander moet ernaar kijken.',
    'person.no_relation': 'Dit dossier opent niet voor u. Vraag een collega die deze persoon volgt.',
    'person.unknown': 'Niemand gevonden die u mag zien.',
    'person.reference': 'Dit kenmerk klopt niet. Lees het nog eens na.',
    'trajectory.criterion': 'Voor de inclusietafel moet aan dit criterium zijn voldaan.',
    'trajectory.reason_missing': 'Schrijf in een zin op waarom.',
    'trajectory.region': 'Kies een regio uit de lijst.',
    'trajectory.provider': 'Kies een aanbieder uit de lijst.',
    'trajectory.director': 'Deze collega heeft geen account dat kan volgen.',
    'trajectory.director_twice': 'Eén regisseur per rol.',
    'trajectory.future': 'Deze dag komt nog.',
    'trajectory.before': 'Deze dag ligt te vroeg.',
    'trajectory.contact_first':
      'Het laatste contact is te lang geleden. Leg eerst een contact vast, of kies meer dagen.',
    'trajectory.contact_past': 'Kies vandaag of een latere dag.',
    'trajectory.contact_late': 'Dit is later dan het plan toestaat.',
    other: 'Vul dit in.',
  },
  en: {
    invalid: 'Something is not right yet. Look at the marked fields.',
    stale: 'Somebody else has just changed this. Look at what it says now; your text stays here.',
    missing: 'There is nobody followed here that you may see.',
    'trajectory.exists': 'This person is reported or followed already: {{reference}}.',
    'trajectory.no_relation': 'This file does not open for you.',
    'trajectory.denied': 'This is for whoever follows this person. Ask the owner.',
    'trajectory.follows': 'You take part already. Look at the file again.',
    'trajectory.over': 'This following is over. Report the person again if it must go on.',
    'trajectory.not_now': 'This step is over. Look at the file again.',
    'trajectory.too_early': 'Following is promised until {{from}}. From that day on it can be evaluated.',
    'trajectory.closed': 'This file cannot be opened any more.',
    'trajectory.end_proposed': 'An end was proposed already. It waits for an answer.',
    'trajectory.end_not_proposed': 'There is no proposal any more. Look again.',
    'trajectory.second_needed': 'You proposed this yourself. Somebody else has to look at it.',
    'person.no_relation': 'This file does not open for you. Ask a colleague who follows this person.',
    'person.unknown': 'Nobody found that you may see.',
    'person.reference': 'This reference is not right. Read it again.',
    'trajectory.criterion': 'This criterion must be met before the inclusion table.',
    'trajectory.reason_missing': 'Say in a sentence why.',
    'trajectory.region': 'Choose a region from the list.',
    'trajectory.provider': 'Choose a provider from the list.',
    'trajectory.director': 'This colleague has no account that may follow.',
    'trajectory.director_twice': 'One director for each role.',
    'trajectory.future': 'This day is still to come.',
    'trajectory.before': 'This day is too early.',
    'trajectory.contact_first': 'The last contact is too long ago. Write down a contact first, or choose more days.',
    'trajectory.contact_past': 'Choose today or a later day.',
    'trajectory.contact_late': 'This is later than the plan allows.',
    other: 'Fill this in.',
  },
});

/** What was refused, in words that say what to do. */
export function useFollowingProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const problem = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return problem(error);
    const { code, status, body } = error;
    const extra = body as { from?: string; trajectory?: { reference: string } };
    if (code === 'input.invalid') return t('invalid');
    if (hasText(problemTexts, code))
      return t(code as 'trajectory.exists', {
        reference: extra.trajectory?.reference ?? '',
        from: extra.from === undefined ? '' : sayDate(extra.from),
      });
    if (status === 412) return t('stale');
    return status === 404 ? t('missing') : problem(error);
  };
}

/** What is wrong at one field, by its JSON pointer: as the server said it, or as our own rule did. */
export function useFault(error: unknown): (pointer: string) => string {
  const t = useTexts(problemTexts);
  const faults = faultsIn(error);
  return (pointer) => {
    const fault = faults.find((one) => one.pointer === pointer);
    if (!fault) return '';
    return hasText(problemTexts, fault.code) ? t(fault.code as 'other') : t('other');
  };
}

const faultsIn = (error: unknown): readonly Fault[] => {
  if (error instanceof ProblemError) return error.errors;
  return Array.isArray(error) ? (error as Fault[]) : [];
};
