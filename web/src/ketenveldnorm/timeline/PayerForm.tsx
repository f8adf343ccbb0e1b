import { requestPayers, type RequestPayer } from '@ketenzicht/shared/placement';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { DayField, orNull, WordsField } from './fields.js';
import { timelineNames } from './timeline.names.js';

/** Which law pays from a day on. */
export function PayerForm({ trajectory, from: begin, onClose }: AddProps & { from: string }) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const [payer, setPayer] = useState<RequestPayer | null>(null);
  const [from, setFrom] = useState(begin);
  const [words, setWords] = useState('');
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('payer.title')}
      help={t('payer.help')}
      sends={() => ({ path: 'payers', body: { payer, from, words: orNull(words) } })}
      isDirty={words !== ''}
      onClose={onClose}
    >
      <OneOf
        legend={t('payer.who')}
        values={requestPayers}
        value={payer}
        say={(one) => name(`payer.${one}`)}
        sub={(one) => name(`payerSub.${one}`)}
        onChange={setPayer}
        required
      />
      {payer === 'unclear' && <p role="status">{t('payer.unclearHelp')}</p>}
      <DayField label={t('from')} value={from} onChange={setFrom} />
      <WordsField value={words} onChange={setWords} />
    </AddDialog>
  );
}
