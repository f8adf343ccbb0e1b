import { texts } from '../platform/i18n.js';

export const loginTexts = texts('login', {
  nl: {
    title: 'Wie bent u?',
    username: 'Gebruikersnaam',
    password: 'Wachtwoord',
    enter: 'Inloggen',
    busy: 'Bezig…',
    demoTitle: 'Meekijken met een voorbeeldaccount',
    demoHelp: 'Eén druk logt in. Het wachtwoord is overal {{password}}.',
  },
  en: {
    title: 'Who are you?',
    username: 'User name',
    password: 'Password',
    enter: 'Log in',
    busy: 'One moment…',
    demoTitle: 'Look around with a sample account',
    demoHelp: 'One press logs you in. The password is {{password}} everywhere.',
  },
});
