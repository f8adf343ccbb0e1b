import { useTexts } from '../../platform/i18n.js';
import { useInbox } from './inbox.queries.js';
import { firstToGo } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';

interface Props {
  unitId: string;
  /** How many are held there, and how many of those a figure would end. */
  held: number;
  lost: number;
}

/** For whom the beds are held that a figure would end, before it is saved. Silent unless it is sure of all of them. */
export default function HeldFor({ unitId, held, lost }: Props) {
  const t = useTexts(inboxTexts);
  const waiting = useInbox('waiting').data ?? [];
  const accepted = useInbox('accepted').data ?? [];
  const gone = firstToGo([...waiting, ...accepted], unitId, held).slice(0, lost);
  if (gone.length < lost) return null;
  const who = gone.map(({ organisationName, reference }) => `${organisationName} (${reference})`).join(', ');
  return <p className="m-0 mt-1">{t('heldFor', { count: lost, who })}</p>;
}
