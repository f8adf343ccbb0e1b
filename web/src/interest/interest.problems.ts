import { hasText, texts, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';

const problemTexts = texts('interest-problems', {
  nl: {
    'interest.unknown': 'Deze link klopt niet, of wat erbij hoorde is al gewist.',
    'interest.closed': 'Deze ronde is gesloten. Wat u invulde is niet bewaard.',
    'interest.withdrawn': 'Deze aanmelding is ingetrokken. De gegevens zijn gewist.',
    'interest.expired': 'Bevestigen kon twee weken. Vul het formulier nog eens in.',
    'interest.taken': 'Uw organisatie is al aangemeld, en per ronde telt één aanmelding. De eerste blijft staan.',
    'interest.stale': 'Dit is intussen gewijzigd. Laad de pagina opnieuw en kijk wat er nu staat.',
    'interest.ticket': 'Het formulier stond te lang open. Verstuur het nog eens.',
    'interest.work': 'Uw browser was nog niet klaar. Verstuur het nog eens.',
    'interest.too_soon': 'Dit ging te snel. Wacht even en verstuur het nog eens.',
    'interest.ticket_used': 'Dit formulier was al verstuurd. Verstuur het nog eens.',
    'interest.too_many': 'Er kwamen veel aanmeldingen van uw netwerk. Probeer het over een uur opnieuw.',
    'interest.busy': 'Er komen nu heel veel aanmeldingen binnen. Probeer het over een uur opnieuw.',
    'interest.open': 'Deze ronde is al open; de tekst blijft zoals hij is. Later sluiten kan nog.',
    'interest.over': 'Deze ronde is al gesloten. Maak een nieuwe.',
    'interest.not_later': 'Een sluitingstijd kan alleen later worden.',
    'interest.closes_first': 'De sluitingstijd ligt voor de opening.',
    'interest.opens_past': 'Een ronde opent nu of later, niet in het verleden.',
    'interest.ends_first': 'De laatste dag ligt voor de eerste.',
    'interest.region': 'Kies arrondissementen uit de lijst.',
    'text.personal_data': 'Hierin lijkt iets te staan dat over een persoon gaat. Haal het weg.',
    'text.too_short': 'Een veld is te kort. Schrijf iets meer.',
    'text.too_long': 'Een veld is te lang. Maak het korter.',
  },
  en: {
    'interest.unknown': 'This link is not right, or what it was for has been erased.',
    'interest.closed': 'This round has closed. What you filled in was not kept.',
    'interest.withdrawn': 'This registration was withdrawn. The data have been erased.',
    'interest.expired': 'It could be confirmed for two weeks. Fill in the form once more.',
    'interest.taken': 'Your organisation is registered already, and one counts in each round. The first one stays.',
    'interest.stale': 'This was changed meanwhile. Load the page again and look at what it says now.',
    'interest.ticket': 'The form was open for too long. Send it once more.',
    'interest.work': 'Your browser was not ready yet. Send it once more.',
    'interest.too_soon': 'That was too fast. Wait a moment and send it once more.',
    'interest.ticket_used': 'This form was sent already. Send it once more.',
    'interest.too_many': 'Many registrations came from your network. Try again in an hour.',
    'interest.busy': 'Very many registrations come in now. Try again in an hour.',
    'interest.open': 'This round has opened; its text stays as it is. A later deadline is still possible.',
    'interest.over': 'This round has closed already. Make a new one.',
    'interest.not_later': 'A deadline only gets later.',
    'interest.closes_first': 'The deadline lies before the opening.',
    'interest.opens_past': 'A round opens now or later, not in the past.',
    'interest.ends_first': 'The last day lies before the first.',
    'interest.region': 'Choose court districts from the list.',
    'text.personal_data': 'Something in here seems to be about a person. Take it out.',
    'text.too_short': 'A field is too short. Write a little more.',
    'text.too_long': 'A field is too long. Make it shorter.',
  },
});

/** Each thing that was refused, once. */
export function useInterestProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const other = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return other(error);
    const codes = [...new Set([...error.errors.map(({ code }) => code), error.code])];
    const words = codes.filter((code) => hasText(problemTexts, code)).map((code) => t(code as 'interest.closed'));
    return words.length > 0 ? words.join(' ') : other(error);
  };
}
