import { texts } from '../platform/i18n.js';

export const loginElsewhereTexts = texts('login-elsewhere', {
  nl: {
    enter: 'Inloggen met {{name}}',
    or: 'of met een account van Ketenzicht zelf',
    refused: 'Inloggen is niet gelukt. Begin opnieuw; lukt het weer niet, meld het dan uw beheerder.',
    unknown:
      'Uw inlog klopt, maar Ketenzicht kent u nog niet. Vraag de beheerder van uw organisatie om een uitnodiging.',
    cancelled: 'U brak het inloggen af. Begin opnieuw wanneer u wilt.',
    unavailable: 'De inlogdienst antwoordt niet. Probeer het over een minuut opnieuw.',
  },
  en: {
    enter: 'Log in with {{name}}',
    or: 'or with an account of Ketenzicht itself',
    refused: 'Logging in did not work. Begin again; if it fails once more, tell your administrator.',
    unknown:
      'Your login is right, but Ketenzicht does not know you yet. Ask your organisation’s administrator for an invitation.',
    cancelled: 'You stopped logging in. Begin again when you want to.',
    unavailable: 'The login service does not answer. Try again in a minute.',
  },
});
