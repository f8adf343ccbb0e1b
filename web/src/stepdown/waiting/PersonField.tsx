import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { Warning } from '../../ui/Warning.js';
import { useWaitProblem } from './wait.problems.js';
import { useFindPerson } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';

interface Props {
  personId: string | null;
  onPerson: (personId: string | null) => void;
}

/** A file of the own organisation, found by its reference; what is typed goes in a body and nowhere else. */
export function PersonField({ personId, onPerson }: Props) {
  const t = useTexts(waitTexts);
  const [reference, setReference] = useState<string | null>(null);
  if (personId === null)
    return (
      <ByReference
        onFound={(person) => {
          setReference(person.reference);
          onPerson(person.id);
        }}
      />
    );
  return (
    <div className="wait-linked">
      <p role="status">{reference === null ? t('linkedIs') : t('linkedTo', { reference })}</p>
      <button type="button" className="button" onClick={() => onPerson(null)}>
        {t('unlink')}
      </button>
    </div>
  );
}

function ByReference({ onFound }: { onFound: (person: { id: string; reference: string }) => void }) {
  const t = useTexts(waitTexts);
  const id = useId();
  const problem = useWaitProblem();
  const { organisationId } = useActor();
  const find = useFindPerson();
  const [reference, setReference] = useState('');
  const found = find.data?.persons.find((one) => one.opens && one.organisationId === organisationId);
  const search = () => reference.trim() !== '' && find.mutate(reference);
  return (
    <details>
      <summary>{t('linked')}</summary>
      <div className="wait-more">
        <p className="text-mute">{t('linkedHelp')}</p>
        <div className="field">
          <label htmlFor={id}>{t('reference')}</label>
          <input
            id={id}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault(); // or the whole form would be sent
              search();
            }}
          />
        </div>
        <button type="button" className="button justify-self-start" disabled={find.isPending} onClick={search}>
          {t('find')}
        </button>
        <div role="status">
          {find.data && !found && <p>{t('nobody')}</p>}
          {found && (
            <p className="flex flex-wrap items-center gap-3">
              <strong>{found.reference}</strong>
              <button type="button" className="button" onClick={() => onFound(found)}>
                {t('link')}
              </button>
            </p>
          )}
        </div>
        {find.isError && <Warning>{problem(find.error)}</Warning>}
      </div>
    </details>
  );
}
