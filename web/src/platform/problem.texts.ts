import { ProblemError } from './problem.error.js';
import { hasText, texts, useTexts } from './i18n.js';

const problemTexts = texts('problem', {
  nl: {
    'network.unreachable':
      'Geen verbinding met de server. Controleer het netwerk; wij proberen het opnieuw zodra het kan.',
    'session.refused': 'Gebruikersnaam of wachtwoord klopt niet. Probeer het opnieuw, let op hoofdletters.',
    'session.required': 'U bent uitgelogd. Log opnieuw in.',
    'session.too_many_attempts': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
    'session.factor_refused':
      'Deze code klopt niet of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.',
    'session.challenge_over': 'Dit duurde te lang of ging te vaak mis. Begin opnieuw met uw wachtwoord.',
    'session.step_up_required': 'Hiervoor moet u opnieuw laten zien wie u bent.',
    'session.too_weak': 'Dit kan pas als u een tweede stap heeft ingesteld.',
    'session.password_needed': 'Vul ook uw wachtwoord in.',
    'session.unknown': 'Deze sessie is al beëindigd.',
    'factor.refused': 'Deze code klopt niet. Wacht op de volgende code en probeer het opnieuw.',
    'factor.unknown': 'Deze tweede stap bestaat niet meer. Begin opnieuw.',
    'factor.last': 'Dit is uw enige tweede stap. Voeg eerst een andere toe.',
    'factor.too_many': 'U heeft tien manieren. Verwijder er eerst een.',
    'factor.needs_name': 'Op dit adres werkt een passkey niet. Gebruik een authenticator-app.',
    'passkey.cancelled': 'De passkey is niet gebruikt. Probeer het opnieuw, of kies een andere manier.',
    'access.denied': 'Dit mag u niet. Denkt u van wel, vraag het uw beheerder.',
    'service.unavailable': 'De server is even niet bereikbaar. Probeer het over een minuut opnieuw.',
    'unit.unknown': 'Deze afdeling bestaat niet, of u mag haar niet zien.',
    'directory.unknown': 'Dit register bestaat niet, of u mag het niet zien.',
    'changes.too_old': 'Er is te veel gemist; laad de pagina opnieuw.',
    'input.invalid': 'De server begreep de vraag niet. Controleer wat u invulde.',
    'request.too_many': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
    'case.unknown': 'Dit signaal bestaat niet, of is niet voor u.',
    'case.signed': 'Dit signaal is al afgerond door een ander. Laad de pagina opnieuw.',
    'case.second_needed': 'Voor misbruik is een tweede persoon nodig. Vraag een collega om mee te kijken.',
    'report.signed': 'Dit rapport is al getekend. Laad de pagina opnieuw.',
    'report.too_early': 'Deze maand is nog niet voorbij.',
    'access_log.unavailable':
      'Het logboek kan nu niet worden bijgehouden; daarom tonen wij niets. Probeer het zo opnieuw.',
    missing: 'Het bestaat niet, of is niet voor u. Kijk of het adres klopt, of vraag het wie het u stuurde.',
    other: 'Er ging iets mis bij de server ({{code}}). Probeer het opnieuw; blijft dit zo, meld dan deze code.',
  },
  en: {
    'network.unreachable': 'No connection to the server. Check the network; we try again as soon as we can.',
    'session.refused': 'User name or password is wrong. Try again, mind the capitals.',
    'session.required': 'You were logged out. Log in again.',
    'session.too_many_attempts': 'Too many attempts. Wait a minute and try again.',
    'session.factor_refused': 'This code is not right or was used already. Wait for the next code and try again.',
    'session.challenge_over': 'This took too long or failed too often. Begin again with your password.',
    'session.step_up_required': 'For this you have to show once more who you are.',
    'session.too_weak': 'This works once you have set up a second step.',
    'session.password_needed': 'Fill in your password as well.',
    'session.unknown': 'This session has ended already.',
    'factor.refused': 'This code is not right. Wait for the next code and try again.',
    'factor.unknown': 'This second step is no longer there. Begin again.',
    'factor.last': 'This is your only second step. Add another one first.',
    'factor.too_many': 'You have ten of them. Remove one first.',
    'factor.needs_name': 'A passkey does not work at this address. Use an authenticator app.',
    'passkey.cancelled': 'The passkey was not used. Try again, or choose another way.',
    'access.denied': 'You may not do this. If you think you should, ask your administrator.',
    'service.unavailable': 'The server cannot be reached for the moment. Try again in a minute.',
    'unit.unknown': 'This ward does not exist, or you may not see it.',
    'directory.unknown': 'This register does not exist, or you may not see it.',
    'changes.too_old': 'Too much was missed; load the page again.',
    'input.invalid': 'The server did not understand the question. Check what you filled in.',
    'request.too_many': 'Too many attempts. Wait a minute and try again.',
    'case.unknown': 'This signal does not exist, or is not for you.',
    'case.signed': 'Somebody else signed this off already. Load the page again.',
    'case.second_needed': 'Misuse needs a second person. Ask a colleague to look as well.',
    'report.signed': 'This report has been signed already. Load the page again.',
    'report.too_early': 'This month is not over yet.',
    'access_log.unavailable': 'The log cannot be kept now; therefore we show nothing. Try again shortly.',
    missing: 'It does not exist, or is not for you. Check the address, or ask whoever sent it to you.',
    other: 'Something went wrong at the server ({{code}}). Try again; if it stays, report this code.',
  },
});

/** Words for whatever was thrown: by the problem's code, else a general sentence that names it. */
export function useProblemText(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  return (error) => {
    const code = error instanceof ProblemError ? error.code : 'unknown';
    if (hasText(problemTexts, code)) return t(code as 'other');
    return error instanceof ProblemError && error.status === 404
      ? t('missing')
      : t('other', { code: error instanceof ProblemError && code === 'unknown' ? `HTTP ${error.status}` : code });
  };
}
