import { hasText, texts, useTexts } from '../../platform/i18n.js';

/** Who takes part beside the owner. */
export const partiesTexts = texts('following-parties', {
  nl: {
    title: 'Wie volgt mee',
    owner: 'eigenaar',
    nobody: 'Nog niemand volgt mee.',
    'role.provider': 'aanbieder',
    'role.chainDirector': 'ketenregisseur',
    add: 'Vraag iemand mee',
    whoHelp: 'Wie u mee vraagt, leest het hele dossier, houdt het bij en krijgt daar bericht van.',
    noOne: 'Niemand gevonden met een account dat kan volgen.',
    ask: 'Vraag mee',
    asked: '{{name}} volgt nu mee.',
    letGo: 'Laat los',
    letGoOf: 'Laat los: {{name}}',
    leave: 'Stop met meevolgen',
    'letGo.title': 'Volgt {{name}} niet meer mee?',
    'letGo.help':
      'Deze collega ziet het dossier dan niet meer, tenzij een eigen zorgrelatie het opent. U kunt later opnieuw vragen.',
    'leave.title': 'Stopt u met meevolgen?',
    'leave.help':
      'U ziet het dossier dan niet meer, tenzij een eigen zorgrelatie het opent. Wie volgt, kan u later opnieuw vragen.',
    gone: '{{name}} volgt niet meer mee.',
    cancel: 'Niet doen',
  },
  en: {
    title: 'Who takes part',
    owner: 'owner',
    nobody: 'Nobody takes part yet.',
    'role.provider': 'provider',
    'role.chainDirector': 'chain director',
    add: 'Ask somebody along',
    whoHelp: 'Whoever you ask along reads the whole file, keeps it up to date, and is told.',
    noOne: 'Nobody found with an account that may follow.',
    ask: 'Ask along',
    asked: '{{name}} takes part now.',
    letGo: 'Let go',
    letGoOf: 'Let go: {{name}}',
    leave: 'Take part no longer',
    'letGo.title': 'Does {{name}} take part no longer?',
    'letGo.help':
      'This colleague then no longer sees the file, unless a care relation of their own opens it. You can ask again later.',
    'leave.title': 'Do you take part no longer?',
    'leave.help':
      'You then no longer see the file, unless a care relation of your own opens it. Whoever follows can ask you again later.',
    gone: '{{name}} takes part no longer.',
    cancel: 'Leave it',
  },
});

export function useSayRole(): (role: string) => string {
  const t = useTexts(partiesTexts);
  return (role) => (hasText(partiesTexts, `role.${role}`) ? t(`role.${role}` as 'role.provider') : '');
}
