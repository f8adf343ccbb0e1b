import type { PasswordFault } from '@ketenzicht/shared/administration';
import { texts, useTexts } from './i18n.js';

const passwordTexts = texts('new-password', {
  nl: {
    help: 'Minstens 12 tekens. Een korte zin is sterk en goed te onthouden.',
    show: 'Wachtwoord tonen',
    'fault.too_short': 'Neem minstens 12 tekens.',
    'fault.too_common': 'Dit wachtwoord wordt vaak gebruikt en dus snel geraden. Kies een ander.',
    'fault.too_simple': 'Gebruik meer verschillende tekens.',
    'fault.holds_name': 'Laat uw eigen naam eruit.',
  },
  en: {
    help: 'At least 12 characters. A short sentence is strong and easy to remember.',
    show: 'Show the password',
    'fault.too_short': 'Take at least 12 characters.',
    'fault.too_common': 'This password is used often and so is guessed soon. Choose another one.',
    'fault.too_simple': 'Use more different characters.',
    'fault.holds_name': 'Leave your own name out of it.',
  },
});

/** Around the field for a new password, wherever one is chosen. */
export function usePasswordWords(faults: readonly PasswordFault[]) {
  const t = useTexts(passwordTexts);
  return { help: t('help'), show: t('show'), faults: faults.map((fault) => t(`fault.${fault}`)) };
}
