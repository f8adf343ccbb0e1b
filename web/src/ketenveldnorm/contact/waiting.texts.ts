import { texts } from '../../platform/i18n.js';

export const waitingTexts = texts('waiting-notes', {
  nl: {
    title_one: '{{count}} notitie nog niet verzonden',
    title_other: '{{count}} notities nog niet verzonden',
    help: 'Geen verbinding. Laat dit tabblad open: alleen hier staat wat u schreef. Het gaat vanzelf weg zodra er netwerk is.',
    now: 'Probeer het nu',
    waiting: '{{reference}}: wacht op het netwerk',
    sending: '{{reference}}: wordt verzonden',
    refused: '{{reference}}: kon niet worden opgeslagen. {{problem}}',
    show: 'Toon wat u schreef',
    nothing: 'U schreef er niets bij.',
    drop: 'Gooi weg',
  },
  en: {
    title_one: '{{count}} note not sent yet',
    title_other: '{{count}} notes not sent yet',
    help: 'No connection. Keep this tab open: what you wrote is only here. It goes out by itself once there is a network.',
    now: 'Try now',
    waiting: '{{reference}}: waits for the network',
    sending: '{{reference}}: is being sent',
    refused: '{{reference}}: could not be saved. {{problem}}',
    show: 'Show what you wrote',
    nothing: 'You wrote nothing with it.',
    drop: 'Throw away',
  },
});
