import { hasText, texts, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';

const problemTexts = texts('arrangement-problems', {
  nl: {
    'version.stale': 'Een ander heeft dit net gewijzigd. Kijk eerst wat er nu staat.',
    'arrangement.unknown': 'Dit bestaat niet, of is niet voor u.',
    'arrangement.exists': 'Uw organisatie heeft voor deze persoon al een pakket. Kijk in de lijst.',
    'arrangement.other_answers':
      'Een andere aanbieder is al verantwoordelijk voor deze persoon. Er kan er maar één zijn: spreek samen af wie.',
    'arrangement.not_reached': 'Er zijn uren waarin de cliënt niemand kan bellen. Regel die eerst.',
    'arrangement.not_whole': 'Er staan nog punten open. Regel die eerst.',
    'arrangement.nothing_new': 'Dit is al afgesproken. Wijzig eerst iets.',
    'arrangement.not_agreed': 'Dit is nog niet afgesproken. Spreek het eerst af.',
    'arrangement.over': 'Dit pakket is beëindigd. Kijk wat er nu staat.',
    'arrangement.undo_late': 'Dit is langer dan een dag geleden. Stel een nieuw pakket samen.',
    'arrangement.no_respite': 'Logeren is niet afgesproken. Spreek dat eerst af.',
    'arrangement.about': 'Dit kenmerk klopt niet. Kijk het na: bijvoorbeeld DS-7F3K-92QD.',
    'arrangement.about_nobody': 'Vul het kenmerk in van wie dit pakket krijgt.',
    'arrangement.organisation': 'Alleen de naam van een organisatie, zonder nummers of adressen.',
    'arrangement.own_named': 'Dit is uw eigen organisatie. Kies ‘Eigen team’.',
    'arrangement.network_named': 'Noem familie en bekenden hier niet.',
    'arrangement.law_of_part': 'Deze wet betaalt dit onderdeel niet. Kies een andere.',
    'arrangement.nights_year': 'Hoogstens 156 nachten per kalenderjaar.',
    'arrangement.nights_week': 'Hoogstens 3 nachten per week.',
    'arrangement.agreed_without': 'De cliënt of de vertegenwoordiger moet erbij zijn.',
    'arrangement.agreed_in_future': 'Deze dag moet nog komen.',
    'arrangement.starts_before': 'Een nieuwe versie begint niet eerder dan de vorige.',
    'arrangement.ended_in_future': 'Deze dag moet nog komen.',
    'arrangement.ended_before': 'Deze dag ligt voor het begin van het pakket.',
    'arrangement.night_year': 'Dit zijn meer dan 156 nachten in één kalenderjaar. Er is niets vastgelegd.',
    'arrangement.night_week': 'Dit zijn meer dan 3 nachten in één week. Er is niets vastgelegd.',
    'arrangement.night_twice': 'Een van deze nachten staat er al.',
    'arrangement.night_before': 'Deze nacht ligt voor het begin van de afspraak.',
    'arrangement.night_far': 'Leg nachten hoogstens 400 dagen vooruit of terug vast.',
    'arrangement.night_unknown': 'Deze nacht is al teruggenomen.',
    'person.no_relation': 'Dit dossier gaat voor u niet open.',
    'person.unknown': 'Dit dossier is er niet, of is niet van uw organisatie.',
  },
  en: {
    'version.stale': 'Somebody changed this just now. Look at it again first.',
    'arrangement.unknown': 'This does not exist, or is not for you.',
    'arrangement.exists': 'Your organisation has a package for this person already. Look in the list.',
    'arrangement.other_answers':
      'Another provider answers for this person already. Only one can: agree with each other who that is.',
    'arrangement.not_reached': 'In some hours the client can call nobody. Arrange those first.',
    'arrangement.not_whole': 'Some points are still open. Arrange them first.',
    'arrangement.nothing_new': 'This was agreed already. Change something first.',
    'arrangement.not_agreed': 'This was not agreed yet. Agree on it first.',
    'arrangement.over': 'This package has ended. Look at what stands there now.',
    'arrangement.undo_late': 'This was more than a day ago. Put a new package together.',
    'arrangement.no_respite': 'No respite stay was agreed. Agree on that first.',
    'arrangement.about': 'This reference is not right. Check it: for instance DS-7F3K-92QD.',
    'arrangement.about_nobody': 'Fill in the reference of whoever gets this package.',
    'arrangement.organisation': 'Only the name of an organisation, without numbers or addresses.',
    'arrangement.own_named': 'This is your own organisation. Choose ‘Own team’.',
    'arrangement.network_named': 'Do not name family and friends here.',
    'arrangement.law_of_part': 'This law does not pay this part. Choose another.',
    'arrangement.nights_year': 'At most 156 nights a calendar year.',
    'arrangement.nights_week': 'At most 3 nights a week.',
    'arrangement.agreed_without': 'The client or the representative must be there.',
    'arrangement.agreed_in_future': 'This day has yet to come.',
    'arrangement.starts_before': 'A new version does not begin before the last one.',
    'arrangement.ended_in_future': 'This day has yet to come.',
    'arrangement.ended_before': 'This day lies before the package began.',
    'arrangement.night_year': 'These are more than 156 nights in one calendar year. None was booked.',
    'arrangement.night_week': 'These are more than 3 nights in one week. None was booked.',
    'arrangement.night_twice': 'One of these nights is there already.',
    'arrangement.night_before': 'This night lies before what was agreed began.',
    'arrangement.night_far': 'Book nights at most 400 days ahead or back.',
    'arrangement.night_unknown': 'This night was taken back already.',
    'person.no_relation': 'This file does not open for you.',
    'person.unknown': 'This file is not there, or is not of your organisation.',
  },
});

/** Each thing that was refused, once; what they have in common only where none is said by itself. */
export function useArrangementProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const other = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return other(error);
    const said = (codes: readonly string[]) =>
      [...new Set(codes)].filter((code) => hasText(problemTexts, code)).map((code) => t(code as 'version.stale'));
    const each = said(error.errors.map(({ code }) => code));
    const words = each.length > 0 ? each : said([error.code]);
    return words.length > 0 ? words.join(' ') : other(error);
  };
}
