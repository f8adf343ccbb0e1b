import { lastDay } from '@ketenzicht/shared/ketenveldnorm';
import { hasText, texts, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { sayDay, sayLongDay } from '../say-day.js';

const problemTexts = texts('timeline-problems', {
  nl: {
    'version.stale': 'Een ander heeft dit net gewijzigd. Wat u invulde staat er nog; kijk eerst wat er nu geldt.',
    missing: 'Dit staat er niet meer, of is niet voor u.',
    'input.invalid': 'Vul in wat nog ontbreekt.',
    'network.unreachable':
      'Geen verbinding. Wat u invulde staat alleen op dit scherm: blijf hier en probeer het zo opnieuw.',
    'trajectory.no_relation': 'Dit dossier is gesloten voor u. In een noodgeval opent u het met noodtoegang.',
    'trajectory.denied': 'U mag hier kijken, niet wijzigen. Vraag de regisseur of u mee mag doen.',
    'trajectory.over': 'Het volgen is geëindigd. Meld deze persoon opnieuw aan als het door moet gaan.',
    'trajectory.next_contact': 'Er moet een volgend contact zijn, uiterlijk {{latest}}. Kies een eerdere dag.',
    'contact.past': 'Deze dag is geweest. Plan het voor vandaag of later, of leg vast hoe het ging.',
    'contact.far_ahead': 'Dit is meer dan een jaar vooruit. Kies een eerdere dag.',
    'contact.future': 'Deze dag moet nog komen. Leg het vast als het geweest is, of plan het.',
    'contact.long_ago': 'Dit is meer dan vijf jaar geleden. Kijk nog eens naar de dag.',
    'contact.over': 'Dit contact is al vastgelegd of vervallen.',
    'contact.only_one': 'Dit is het enige contact dat op tijd is. Plan eerst een ander.',
    'title.overlaps':
      'Er geldt al een titel {{days}}. Beëindig die eerst, of laat deze op de laatste dag ervan beginnen.',
    'title.reversed': 'De titel eindigt voordat hij begint. Kijk naar beide dagen.',
    'title.beyond_law': 'De rechter kan niet langer geven dan de wet. Kies een eerdere laatste dag.',
    'title.needs_end': 'De wet noemt geen termijn. Neem de laatste dag uit de beschikking over.',
    'title.not_longer': 'Deze titel duurt niet langer door een aanvraag.',
    'title.not_earlier': 'Deze titel eindigt al op of voor die dag. Kies een eerdere dag.',
    'title.far_ahead': 'Dit is te ver vooruit. Kijk nog eens naar de dag.',
    'payer.overlaps': 'Wie er betaalt is al bekend {{days}}. Kies een dag daarna.',
    'care.overlaps': 'Waar zorg wordt gegeven is al bekend {{days}}. Kies een dag daarna.',
    'period.far_ahead': 'Dit is te ver vooruit. Leg het vast als het dichterbij is.',
    'care.gap_reason': 'Kies waarom er geen zorg is.',
    'care.no_ward': 'Deze afdeling staat niet in het register. Kies een andere, of laat het veld leeg.',
    'goal.past': 'Deze dag is geweest. Kies vandaag of later, of laat de dag leeg.',
    'goal.far_ahead': 'Dit is meer dan vijf jaar vooruit. Kijk nog eens naar de dag.',
    'score.future': 'Deze dag moet nog komen. Scoor hoe het vandaag gaat.',
    'score.long_ago': 'Dit is meer dan vijf jaar geleden. Kijk nog eens naar de dag.',
    'score.empty': 'Geef ten minste één leefgebied een score.',
    always: 'vanaf {{from}}',
    between: 'van {{from}} tot en met {{to}}',
  },
  en: {
    'version.stale': 'Somebody else has just changed this. What you filled in is still there; look at what holds now.',
    missing: 'This is no longer there, or is not for you.',
    'input.invalid': 'Fill in what is still missing.',
    'network.unreachable':
      'No connection. What you filled in is on this screen only: stay here and try again in a moment.',
    'trajectory.no_relation': 'This file is closed to you. In an emergency you open it with emergency access.',
    'trajectory.denied': 'You may look here, not change. Ask the director whether you may take part.',
    'trajectory.over': 'Following has ended. Report this person again if it must go on.',
    'trajectory.next_contact': 'There must be a next contact, on {{latest}} at the latest. Choose an earlier day.',
    'contact.past': 'This day has passed. Plan it for today or later, or record how it went.',
    'contact.far_ahead': 'This is more than a year ahead. Choose an earlier day.',
    'contact.future': 'This day is yet to come. Record it when it has been, or plan it.',
    'contact.long_ago': 'This is more than five years ago. Look at the day once more.',
    'contact.over': 'This contact was recorded or cancelled already.',
    'contact.only_one': 'This is the only contact that is in time. Plan another one first.',
    'title.overlaps': 'A title holds already {{days}}. End that one first, or let this one begin on its last day.',
    'title.reversed': 'The title ends before it begins. Look at both days.',
    'title.beyond_law': 'A court cannot give more than the law. Choose an earlier last day.',
    'title.needs_end': 'The law names no term. Copy the last day from the decision.',
    'title.not_longer': 'This title does not last longer by asking for another.',
    'title.not_earlier': 'This title ends on or before that day already. Choose an earlier day.',
    'title.far_ahead': 'This is too far ahead. Look at the day once more.',
    'payer.overlaps': 'Who pays is known already {{days}}. Choose a day after that.',
    'care.overlaps': 'Where care is given is known already {{days}}. Choose a day after that.',
    'period.far_ahead': 'This is too far ahead. Record it when it comes nearer.',
    'care.gap_reason': 'Choose why there is no care.',
    'care.no_ward': 'This ward is not in the register. Choose another one, or leave the field empty.',
    'goal.past': 'This day has passed. Choose today or a later day, or leave it empty.',
    'goal.far_ahead': 'This is more than five years ahead. Look at the day once more.',
    'score.future': 'This day is yet to come. Score how it is today.',
    'score.long_ago': 'This is more than five years ago. Look at the day once more.',
    'score.empty': 'Score at least one area of life.',
    always: 'from {{from}} on',
    between: 'from {{from}} to {{to}}, that day included',
  },
});

/** What a refusal names beside its code: the days of what is there already, or the last day that is possible. */
interface Named {
  other?: { from?: string; until?: string | null };
  latest?: string;
}

/** What was refused, in words that say what to do; the first fault that we have words for. */
export function useTimelineProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const problem = useProblemText();
  const say = ({ other, latest }: Named) => ({
    latest: latest ? sayLongDay(latest) : '',
    days: !other?.from
      ? ''
      : other.until
        ? t('between', { from: sayDay(other.from), to: sayDay(lastDay(other.until)) })
        : t('always', { from: sayDay(other.from) }),
  });
  return (error) => {
    if (!(error instanceof ProblemError)) return problem(error);
    const code = error.errors.find((fault) => hasText(problemTexts, fault.code))?.code ?? error.code;
    if (hasText(problemTexts, code)) return t(code as 'version.stale', say(error.body as Named));
    if (error.status === 412) return t('version.stale');
    return error.status === 404 ? t('missing') : problem(error);
  };
}
