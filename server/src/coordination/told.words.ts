import type { NoticeTopic } from '@ketenzicht/shared/coordination';

export interface Words {
  subject: string;
  text: string;
  html: string;
}

const topics: Record<'nl' | 'en', Record<NoticeTopic, string>> = {
  nl: {
    caseMine: 'Een zaak is van u',
    caseClimbed: 'Een zaak is een trede hoger gekomen',
    caseJoined: 'U bent gevraagd mee te kijken met een zaak',
    caseCrisis: 'Een crisis vraagt u nu',
    taskDue: 'Een taak moet vandaag af',
    questionAnswered: 'Uw vraag is beantwoord',
    holdEnds: 'Een bed wordt niet meer vastgehouden',
    placementAsked: 'Uw afdeling krijgt een aanvraag',
    titleLapsing: 'Een juridische titel loopt af zonder plan',
    payerAfterTitle: 'Wie betaalt na de titel?',
    contactOverdue: 'Een contact is over tijd',
    followingJoined: 'Een collega volgt met u mee',
    followingAsked: 'U bent gevraagd iemand mee te volgen',
    dossierMine: 'Een dossier van de noodregeling is van u',
    chainAsked: 'Een keten vraagt uw ja of nee',
    chainOverdue: 'Een keten wacht nog op uw ja of nee',
    chainAgreed: 'Iedereen zei ja: een keten kan beginnen',
    chainOver: 'Een keten gaat niet door',
    advanceDue: 'Vier weken zonder betaling: VWS kan voorschieten',
  },
  en: {
    caseMine: 'A case is yours',
    caseClimbed: 'A case went up a rung',
    caseJoined: 'You were asked to look along with a case',
    caseCrisis: 'A crisis needs you now',
    taskDue: 'A task is due today',
    questionAnswered: 'Your question was answered',
    holdEnds: 'A bed is held no longer',
    placementAsked: 'Your ward has a request',
    titleLapsing: 'A legal title ends without a plan',
    payerAfterTitle: 'Who pays after the title?',
    contactOverdue: 'A contact is overdue',
    followingJoined: 'A colleague takes part in what you follow',
    followingAsked: 'You were asked to take part in following somebody',
    dossierMine: 'A dossier of the safety net is yours',
    chainAsked: 'A chain asks for your yes or no',
    chainOverdue: 'A chain still waits for your yes or no',
    chainAgreed: 'Everybody said yes: a chain can begin',
    chainOver: 'A chain does not go through',
    advanceDue: 'Four weeks without payment: VWS can advance',
  },
};

const others = {
  nl: {
    reference: 'Kenmerk',
    open: 'Bekijk het in Ketenzicht',
    why: 'In dit bericht staat nooit over wie het gaat. Waarover u bericht krijgt, kiest u zelf:',
    again: 'Herinnering',
  },
  en: {
    reference: 'Reference',
    open: 'Look at it in Ketenzicht',
    why: 'This message never says whom it is about. You choose what you are told of:',
    again: 'Reminder',
  },
} as const;

export interface About {
  topic: NoticeTopic;
  reference: string;
  path: string;
  language: 'nl' | 'en';
  round: number;
  /** Where we are found, without a slash at the end. */
  origin: string;
}

export const titleOf = ({ topic, language }: Pick<About, 'topic' | 'language'>): string => topics[language][topic];

/** Plain text and simple HTML, of a topic, a reference and a link, and nothing else. */
export function wordsOf({ topic, reference, path, language, round, origin }: About): Words {
  const say = others[language];
  const title = `${round > 0 ? `${say.again}: ` : ''}${topics[language][topic]}`;
  const [link, settings] = [`${origin}${path}`, `${origin}/messages-settings`];
  return {
    subject: `${title} (${reference})`,
    text: `${title}.\n${say.reference}: ${reference}\n\n${say.open}:\n${link}\n\n--\n${say.why}\n${settings}\n`,
    html: `<!doctype html><html lang="${language}"><body style="font:16px/1.5 sans-serif"><p><strong>${safe(title)}.</strong><br>${say.reference}: ${safe(reference)}</p><p><a href="${safe(link)}">${say.open}</a></p><p style="color:#555">${say.why} <a href="${safe(settings)}">${safe(settings)}</a></p></body></html>`,
  };
}

const safe = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');
