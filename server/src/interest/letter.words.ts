import { confirmWithin } from '@ketenzicht/shared/interest';
import { day, zone } from '@ketenzicht/shared/kernel';
import type { DueLetter, LetterKind } from './letter.queries.js';

type About = Pick<DueLetter, 'kind' | 'language' | 'title' | 'closesAt'> & { link: string };

const days = confirmWithin / day;

interface Said {
  subject: string;
  lines: (until: string) => readonly string[];
}
const said: Record<'nl' | 'en', Record<LetterKind, Said>> = {
  nl: {
    confirm: {
      subject: 'Bevestig uw belangstelling',
      lines: (until) => [
        'Wij ontvingen een aanmelding met dit e-mailadres.',
        `Zij telt mee zodra u haar bevestigt. Dat kan ${days} dagen, met deze link:`,
        '{link}',
        `Met dezelfde link past u de aanmelding aan of trekt u haar in, tot en met ${until}.`,
        'Meldde u niets aan? Dan hoeft u niets te doen; wij wissen de gegevens vanzelf.',
      ],
    },
    second: {
      subject: 'Uw organisatie is al aangemeld',
      lines: () => [
        'Wij ontvingen een aanmelding met dit e-mailadres. Voor deze AGB-code staat er al een, en per ronde telt er een.',
        'De eerste blijft staan. Wie haar deed, kan haar aanpassen met de link uit de eigen mail, en heeft nu ook bericht gekregen.',
        'Wordt de eerste ingetrokken, dan kunt u deze alsnog bevestigen:',
        '{link}',
      ],
    },
    again: {
      subject: 'Iemand meldde uw organisatie nog eens aan',
      lines: (until) => [
        'Met de AGB-code van uw aanmelding kwam er nog een binnen. De uwe blijft staan en er is niets veranderd.',
        `Past u haar liever aan? Dat kan met deze link, tot en met ${until}:`,
        '{link}',
      ],
    },
    confirmed: {
      subject: 'Uw belangstelling is bevestigd',
      lines: (until) => [
        'Uw aanmelding telt mee. Bewaar deze mail.',
        `Met deze link past u haar aan, tot en met ${until}, of trekt u haar in:`,
        '{link}',
      ],
    },
    changed: {
      subject: 'Uw aanmelding is aangepast',
      lines: (until) => [
        'Uw aanmelding is aangepast. Deed u dat niet zelf, kijk dan wat er staat:',
        '{link}',
        `Aanpassen kan tot en met ${until}.`,
      ],
    },
  },
  en: {
    confirm: {
      subject: 'Confirm your interest',
      lines: (until) => [
        'We received a registration with this e-mail address.',
        `It counts once you confirm it. You can for ${days} days, with this link:`,
        '{link}',
        `With the same link you change the registration or withdraw it, up to and including ${until}.`,
        'Did you register nothing? Then there is nothing to do; we erase the data by ourselves.',
      ],
    },
    second: {
      subject: 'Your organisation is registered already',
      lines: () => [
        'We received a registration with this e-mail address. There is one for this AGB code already, and one counts in each round.',
        'The first one stays. Whoever made it can change it with the link in their own mail, and has been told now as well.',
        'When the first one is withdrawn you can still confirm this one:',
        '{link}',
      ],
    },
    again: {
      subject: 'Somebody registered your organisation once more',
      lines: (until) => [
        'Another one came in with the AGB code of your registration. Yours stays and nothing has changed.',
        `Would you rather change it? You can with this link, up to and including ${until}:`,
        '{link}',
      ],
    },
    confirmed: {
      subject: 'Your interest is confirmed',
      lines: (until) => [
        'Your registration counts. Keep this mail.',
        `With this link you change it, up to and including ${until}, or withdraw it:`,
        '{link}',
      ],
    },
    changed: {
      subject: 'Your registration was changed',
      lines: (until) => [
        'Your registration was changed. If that was not you, look at what it says:',
        '{link}',
        `Changing is possible up to and including ${until}.`,
      ],
    },
  },
};

/** Names nobody: whoever reads along over a shoulder learns which round it is, and no more. */
export function letterOf({ kind, language, title, closesAt, link }: About): {
  subject: string;
  text: string;
  html: string;
} {
  const { subject, lines } = said[language][kind];
  const all = [title, ...lines(momentOf(closesAt, language))];
  const asHtml = (line: string) =>
    line === '{link}' ? `<a href="${escaped(link)}">${escaped(link)}</a>` : escaped(line);
  return {
    subject: `${subject} · Ketenzicht`,
    text: `${all.map((line) => (line === '{link}' ? link : line)).join('\n\n')}\n`,
    html: all.map((line) => `<p>${asHtml(line)}</p>`).join('\n'),
  };
}

const momentOf = (at: Date, language: 'nl' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
