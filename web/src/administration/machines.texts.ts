import { hasText, texts, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';

export const machinesTexts = texts('machines', {
  nl: {
    title: 'Welke systemen melden mee?',
    help: 'Elk systeem logt in met een eigen sleutel, voor één doel, hoogstens een jaar.',
    make: 'Koppeling toevoegen',
    none: 'Er zijn nog geen koppelingen.',
    loading: 'De koppelingen worden opgehaald…',
    failed: 'De koppelingen konden niet worden opgehaald',
    again: 'Opnieuw proberen',
    name: 'Naam',
    purpose: 'Waarvoor',
    owner: 'Wie is verantwoordelijk',
    organisation: 'Organisatie',
    expiresAt: 'Geldig tot',
    save: 'Koppeling maken',
    close: 'Sluiten',
    busy: 'Bezig…',
    ownerLine: 'Verantwoordelijk: {{owner}}',
    until: 'geldig tot {{when}}',
    soon: 'verloopt binnenkort, {{when}}',
    over: 'verlopen op {{when}}',
    disabled: 'uitgezet op {{when}}',
    used: 'laatst gebruikt {{when}}',
    unused: 'nog nooit gebruikt',
    keys: 'Sleutels',
    noKeys: 'Nog geen sleutel: dit systeem kan niet inloggen.',
    keyUntil: '{{kid}}, geldig tot {{when}}',
    retire: 'Sleutel intrekken',
    retireOf: 'Sleutel {{kid}} intrekken',
    addKey: 'Publieke sleutel toevoegen',
    key: 'Publieke sleutel (PEM of JWK)',
    keyHelp: 'Alleen de publieke helft. De geheime sleutel blijft op het systeem zelf.',
    disable: 'Koppeling uitzetten',
    disableHelp: 'Dit kan niet terug. Maak daarna zo nodig een nieuwe koppeling.',
    'scope.capacity': 'bedden melden',
    'scope.backfill': 'geschiedenis aanvullen',
    'problem.machine.private_key':
      'Dit is een geheime sleutel. Gebruik hem niet meer, maak een nieuw paar en plak alleen de publieke helft.',
    'problem.machine.key_unreadable':
      'Deze sleutel is niet te lezen. Plak één publieke sleutel: RSA vanaf 2048 bits, P-256 of Ed25519.',
    'problem.machine.key_known': 'Deze sleutel staat er al.',
    'problem.machine.name_taken': 'Er is al een koppeling met deze naam.',
    'problem.machine.lives_too_long': 'Kies een datum binnen een jaar.',
    'problem.machine.ends_in_past': 'Kies een datum in de toekomst.',
  },
  en: {
    title: 'Which systems report?',
    help: 'Each system logs in with a key of its own, for one purpose, a year at most.',
    make: 'Add a machine',
    none: 'There are no machines yet.',
    loading: 'Fetching the machines…',
    failed: 'The machines could not be fetched',
    again: 'Try again',
    name: 'Name',
    purpose: 'What for',
    owner: 'Who answers for it',
    organisation: 'Organisation',
    expiresAt: 'Works until',
    save: 'Make the machine',
    close: 'Close',
    busy: 'Busy…',
    ownerLine: 'Answers for it: {{owner}}',
    until: 'works until {{when}}',
    soon: 'expires soon, {{when}}',
    over: 'expired on {{when}}',
    disabled: 'disabled on {{when}}',
    used: 'last used {{when}}',
    unused: 'never used',
    keys: 'Keys',
    noKeys: 'No key yet: this system cannot log in.',
    keyUntil: '{{kid}}, works until {{when}}',
    retire: 'Retire the key',
    retireOf: 'Retire key {{kid}}',
    addKey: 'Add the public key',
    key: 'Public key (PEM or JWK)',
    keyHelp: 'Only the public half. The secret key stays on the system itself.',
    disable: 'Disable the machine',
    disableHelp: 'There is no way back. Make a new one if need be.',
    'scope.capacity': 'report beds',
    'scope.backfill': 'complete the history',
    'problem.machine.private_key':
      'This is a secret key. Use it no more, make a new pair and paste only the public half.',
    'problem.machine.key_unreadable':
      'This key cannot be read. Paste one public key: RSA of 2048 bits or more, P-256 or Ed25519.',
    'problem.machine.key_known': 'This key is there already.',
    'problem.machine.name_taken': 'There is a machine with this name already.',
    'problem.machine.lives_too_long': 'Choose a day within a year.',
    'problem.machine.ends_in_past': 'Choose a day in the future.',
  },
});

export function useMachineProblem(): (error: unknown) => string {
  const t = useTexts(machinesTexts);
  const other = useProblemText();
  return (error) => {
    const key = error instanceof ProblemError ? `problem.${error.code}` : '';
    return hasText(machinesTexts, key) ? t(key as 'problem.machine.key_known') : other(error);
  };
}
