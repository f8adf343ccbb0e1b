import type { KeptCard, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { FormActs } from '../../ui/FormActs.js';
import { useLeaveWarning } from '../../ui/useLeaveWarning.js';
import { Warning } from '../../ui/Warning.js';
import { WordsField } from '../timeline/fields.js';
import { useTimelineProblem } from '../timeline/timeline.problems.js';
import { useAddition } from '../timeline/timeline.queries.js';
import '../timeline/timeline.css';
import { CallRows, SignRows } from './CardRows.js';
import { filledIn, noCall, noSign, toDraft, type Draft } from './card.rules.js';
import { cardTexts } from './card.texts.js';

interface Props {
  trajectory: Trajectory;
  kept: KeptCard | null;
  onDone: () => void;
}

/** The whole card at once; who was looking at an older one is told, and what they typed stays. */
export function CardEditor({ trajectory, kept, onDone }: Props) {
  const t = useTexts(cardTexts);
  const problem = useTimelineProblem();
  const saving = useAddition(trajectory);
  const [before] = useState<Draft>(() =>
    kept ? toDraft(kept.card, newKey) : { signs: [noSign(newKey())], calls: [noCall(newKey())], remarks: null },
  );
  const [version] = useState(kept?.version ?? 0);
  const [card, setCard] = useState(before);
  useLeaveWarning(card !== before);
  const save = () => {
    if (saving.isPending) return;
    const headers = { 'if-match': `"${version}"` };
    saving.mutate({ path: 'crisis-card', method: 'PUT', body: filledIn(card), headers }, { onSuccess: onDone });
  };
  return (
    <form
      className="card tl-form crisis-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div>
        <h1>{t('editTitle')}</h1>
        <p className="text-mute">{t('editHelp')}</p>
      </div>
      <CallRows calls={card.calls} onChange={(calls) => setCard({ ...card, calls })} />
      <SignRows signs={card.signs} onChange={(signs) => setCard({ ...card, signs })} />
      <WordsField
        label={t('remarks')}
        help={t('remarksHelp')}
        max={600}
        value={card.remarks ?? ''}
        onChange={(remarks) => setCard({ ...card, remarks })}
      />
      {saving.isError && <Warning>{problem(saving.error)}</Warning>}
      <FormActs act={t('save')} cancel={t('cancel')} busy={saving.isPending} onCancel={onDone} />
    </form>
  );
}
