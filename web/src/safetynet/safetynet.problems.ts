import { hasText, texts, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';

const problemTexts = texts('safetynet-problems', {
  nl: {
    'version.stale': 'Een ander heeft dit dossier net gewijzigd. Kijk eerst wat er nu staat.',
    'vangnet.unknown': 'Dit dossier bestaat niet, of is niet voor u.',
    'vangnet.no_window':
      'De noodregeling geldt nu niet. Een nieuw dossier kan pas als zij weer geldt; lopende dossiers worden afgemaakt.',
    'vangnet.overlap':
      'Deze zorgdagen, of een deel ervan, zijn al gevraagd. Vraag alleen de dagen die nog niet zijn gevraagd.',
    'vangnet.nobody':
      'Er is nu niemand die dit kan behandelen. Vraag de beheerder een bestuurlijk adviseur uit te nodigen.',
    'vangnet.not_now': 'Dit kan niet zoals het dossier er nu bij staat. Kijk eerst wat er is gebeurd.',
    'vangnet.too_early': 'De betaling is nog geen vier weken uitgebleven.',
    'vangnet.nothing_to_advance': 'De aanbieder wacht nergens meer op.',
    'vangnet.too_much': 'Dit is meer dan er openstaat. Boek hoogstens wat openstaat.',
    'vangnet.built_upon': 'Een latere boeking bouwt hierop voort. Boek die eerst terug.',
    'vangnet.begun': 'Er is al iets geboekt. Reken het dossier af.',
    'vangnet.window_taken': 'Op een deel van deze dagen geldt de regeling al. Kies dagen die vrij zijn.',
    'vangnet.period': 'De laatste dag ligt voor de eerste.',
    'vangnet.long': 'Een dossier gaat over hoogstens 366 zorgdagen. Maak er meer van.',
    'vangnet.future': 'Vraag alleen zorgdagen die zijn geweest.',
    'vangnet.whose': 'Vul het kenmerk van het traject in, of een eigen code.',
    'vangnet.reference': 'Dit kenmerk klopt niet. Het ziet eruit als LL-7F3K-92QD.',
    'vangnet.trajectory':
      'Onder dit kenmerk wordt niemand gevolgd die u mag zien. Kijk het na, of gebruik een eigen code.',
    'vangnet.region': 'Kies een regio uit de lijst.',
    'vangnet.day': 'Kies een dag tussen de eerste zorgdag en vandaag.',
    'input.invalid_format': 'Een eigen code bestaat uit letters, cijfers en streepjes, met ten minste één cijfer.',
    'text.personal_data': 'Hierin lijkt iets te staan dat over een persoon gaat. Haal het weg.',
  },
  en: {
    'version.stale': 'Somebody changed this dossier just now. Look at it again first.',
    'vangnet.unknown': 'This dossier does not exist, or is not for you.',
    'vangnet.no_window':
      'The scheme does not hold now. A new dossier has to wait until it does; running ones are finished.',
    'vangnet.overlap': 'These care days, or some of them, were claimed already. Claim only those that were not.',
    'vangnet.nobody': 'Nobody can handle this now. Ask the administrator to invite an adviser.',
    'vangnet.not_now': 'This cannot be done with the dossier as it stands. Look at what happened first.',
    'vangnet.too_early': 'Payment has not stayed out for four weeks.',
    'vangnet.nothing_to_advance': 'The provider waits for nothing any more.',
    'vangnet.too_much': 'This is more than is open. Book at most what is open.',
    'vangnet.built_upon': 'A later booking stands on this one. Take that one back first.',
    'vangnet.begun': 'Something was booked already. Settle the dossier.',
    'vangnet.window_taken': 'The scheme holds on some of these days already. Choose days that are free.',
    'vangnet.period': 'The last day is before the first.',
    'vangnet.long': 'A dossier is about at most 366 care days. Make several.',
    'vangnet.future': 'Claim care days that have been.',
    'vangnet.whose': 'Fill in the reference of the trajectory, or a code of your own.',
    'vangnet.reference': 'This reference is not right. It looks like LL-7F3K-92QD.',
    'vangnet.trajectory':
      'Nobody whom you may see is followed under this reference. Check it, or use a code of your own.',
    'vangnet.region': 'Choose a region from the list.',
    'vangnet.day': 'Choose a day between the first care day and today.',
    'input.invalid_format': 'A code of your own has letters, digits and hyphens, with at least one digit.',
    'text.personal_data': 'Something in here seems to be about a person. Take it out.',
  },
});

/** Each thing that was refused, once. */
export function useSafetynetProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const other = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return other(error);
    const codes = [...new Set([...error.errors.map(({ code }) => code), error.code])];
    const words = codes.filter((code) => hasText(problemTexts, code)).map((code) => t(code as 'version.stale'));
    return words.length > 0 ? words.join(' ') : other(error);
  };
}

export const namesSomebody = (error: unknown): boolean =>
  error instanceof ProblemError && error.errors.some(({ code }) => code === 'text.personal_data');
