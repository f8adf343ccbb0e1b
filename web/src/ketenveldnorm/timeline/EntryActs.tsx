import { useTexts } from '../../platform/i18n.js';
import { actTexts } from './act.texts.js';
import type { Adds } from './Additions.js';
import type { Entry } from './entries.rules.js';

interface Props {
  entry: Entry;
  today: string;
  onAdd: ((adds: Adds) => void) | null;
}
type Act = [says: 'noteThis' | 'cancelThis' | 'planThis' | 'endThis' | 'changeThis', adds: Adds];

/** What one may do with one line: note what came of a contact, plan what comes after a title that still holds, change a goal. */
function actsOf(entry: Entry, today: string): Act[] {
  if (entry.kind === 'goal') return [['changeThis', { of: 'goal', goal: entry.of }]];
  if (entry.kind === 'contact')
    return entry.of.state === 'planned'
      ? [
          ['noteThis', { of: 'note' }],
          ['cancelThis', { of: 'cancel', contact: entry.of }],
        ]
      : [];
  if (entry.kind !== 'title' && entry.kind !== 'titleEnd') return [];
  const { until } = entry.of;
  if (until !== null && until <= today) return [];
  return [
    ...(until === null ? [] : [['planThis', { of: 'plan', title: entry.of }] as Act]),
    ...(entry.kind === 'title' ? [['endThis', { of: 'end', title: entry.of }] as Act] : []),
  ];
}

export function EntryActs({ entry, today, onAdd }: Props) {
  const t = useTexts(actTexts);
  const acts = onAdd ? actsOf(entry, today) : [];
  if (!onAdd || acts.length === 0) return null;
  return (
    <p className="tl-entry-acts">
      {acts.map(([says, adds]) => (
        <button key={says} type="button" className="chip-quiet print:hidden" onClick={() => onAdd(adds)}>
          {t(says)}
        </button>
      ))}
    </p>
  );
}
