import type { CaseFile } from '@ketenzicht/shared/coordination';
import { useId, useState } from 'react';
import { hasText, useTexts } from '../platform/i18n.js';
import { OneOf } from '../ui/Choices.js';
import { useSettled } from '../ui/useSettled.js';
import { caseTexts } from './case.texts.js';
import { coordinationNames } from './coordination.texts.js';
import { enoughOfName, usePeople } from './coordination.queries.js';
import { SideForm } from './SideForm.js';
import { useMustChoose } from './useMustChoose.js';

/** Milliseconds that the hand rests: not each letter is a question. */
const typing = 300;

/** Somebody by a few letters, on whatever rung they work. */
export function JoinForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const t = useTexts(caseTexts);
  const id = useId();
  const [words, setWords] = useState('');
  const [accountId, setAccountId] = useState<string | null>(null);
  const field = useMustChoose(accountId !== null, t('chooseOne'));
  return (
    <SideForm
      of={file.case}
      act={t('join')}
      sends={() => ({ path: 'participants', body: { accountId } })}
      onDone={onDone}
    >
      <div className="field">
        <label htmlFor={id}>{t('who')}</label>
        <input
          ref={field}
          id={id}
          type="search"
          autoComplete="off"
          maxLength={60}
          value={words}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAccountId(null);
          }}
        />
        <small id={`${id}-help`}>{t('whoHelp')}</small>
      </div>
      <Found caseId={file.case.id} text={words.trim()} value={accountId} onChange={setAccountId} />
    </SideForm>
  );
}

interface Props {
  caseId: string;
  text: string;
  value: string | null;
  onChange: (id: string) => void;
}

function Found({ caseId, text, value, onChange }: Props) {
  const t = useTexts(caseTexts);
  const name = useTexts(coordinationNames);
  const settled = useSettled(text, typing);
  const { data: people, isError } = usePeople(caseId, settled);
  const sayRole = (role: string) =>
    hasText(coordinationNames, `role.${role}`) ? name(`role.${role}` as 'role.provider') : '';
  const isThere = settled.length >= enoughOfName && people !== undefined && people.length > 0;
  return (
    <>
      {isThere && (
        <div className="found-people">
          <OneOf
            legend={t('found')}
            values={people.map((one) => one.id)}
            value={value}
            say={(id) => people.find((one) => one.id === id)?.name ?? ''}
            sub={(id) => {
              const one = people.find((other) => other.id === id);
              return [sayRole(one?.role ?? ''), one?.organisationName].filter(Boolean).join(', ');
            }}
            onChange={onChange}
            required
          />
        </div>
      )}
      <p role="status" hidden={isThere || (people === undefined && !isError)}>
        {people?.length === 0 && t('noOne')}
        {isError && t('findFailed')}
      </p>
    </>
  );
}
