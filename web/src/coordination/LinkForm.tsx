import type { CaseFile } from '@ketenzicht/shared/coordination';
import { useId, useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { OneOf } from '../ui/Choices.js';
import { useAround } from './around.context.js';
import { caseTexts } from './case.texts.js';
import { SideForm } from './SideForm.js';
import { useMustChoose } from '../ui/useMustChoose.js';

const enough = 2;

/** A ward by a part of its name. A request or a person is linked from where it is open. */
export function LinkForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const t = useTexts(caseTexts);
  const id = useId();
  const { findWards, ward } = useAround();
  const [words, setWords] = useState('');
  const [wardId, setWardId] = useState<string | null>(null);
  const field = useMustChoose(wardId !== null, t('chooseOne'));
  const found = words.trim().length < enough ? [] : findWards(words);
  return (
    <SideForm
      of={file.case}
      act={t('save')}
      sends={() => ({ path: 'links', body: { kind: 'ward', id: wardId } })}
      onDone={onDone}
    >
      <div className="field">
        <label htmlFor={id}>{t('ward')}</label>
        <input
          ref={field}
          id={id}
          type="search"
          autoComplete="off"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setWardId(null);
          }}
        />
      </div>
      {found.length > 0 && (
        <OneOf
          legend={t('links')}
          values={found.map((one) => one.id)}
          value={wardId}
          say={(one) => ward(one)?.name ?? ''}
          onChange={setWardId}
          required
        />
      )}
      {words.trim().length >= enough && found.length === 0 && <p role="status">{t('noWard')}</p>}
    </SideForm>
  );
}
