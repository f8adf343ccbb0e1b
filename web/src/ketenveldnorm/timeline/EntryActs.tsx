import { useTexts } from '../../platform/i18n.js';
import type { Adds } from './Additions.js';
import type { Entry } from './entries.rules.js';
import { actTexts } from './act.texts.js';

/** What one may do with one line: note what came of a contact, plan what comes after a title, change a goal. */
export function EntryActs({ entry, onAdd }: { entry: Entry; onAdd: ((adds: Adds) => void) | null }) {
  const t = useTexts(actTexts);
  if (!onAdd) return null;
  const press = (says: string, adds: Adds) => (
    <button key={says} type="button" className="chip-quiet print:hidden" onClick={() => onAdd(adds)}>
      {says}
    </button>
  );
  const acts =
    entry.kind === 'contact' && entry.of.state === 'planned'
      ? [press(t('noteThis'), { of: 'note' }), press(t('cancelThis'), { of: 'cancel', contact: entry.of })]
      : entry.kind === 'title' || entry.kind === 'titleEnd'
        ? [press(t('planThis'), { of: 'plan', title: entry.of }), press(t('endThis'), { of: 'end', title: entry.of })]
        : entry.kind === 'goal'
          ? [press(t('changeThis'), { of: 'goal', goal: entry.of })]
          : [];
  return acts.length > 0 && <p className="tl-entry-acts">{acts}</p>;
}
