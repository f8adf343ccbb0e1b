import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useActor } from '../platform/session.js';
import { newKey } from '../platform/new-key.js';
import { emptyDraft, personOf } from './person.draft.js';
import { useRegisterPerson } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';
import { PersonFields } from './PersonFields.js';
import { usePlaces } from './places.context.js';
import { useLeaveWarning } from '../ui/useLeaveWarning.js';
import './person.css';

/** "Wie wilt u registreren?" Somebody whom the organisation knows is shown before there are two of them. */
export function RegisterPerson() {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const navigate = useNavigate();
  const { regionIds } = useActor();
  const { regions } = usePlaces();
  const home = regionIds.find((id) => regions.some((region) => region.id === id));
  const [draft, setDraft] = useState(() => emptyDraft(home));
  const key = useRef(newKey());
  const register = useRegisterPerson();
  const known = knownPerson(register.error);
  useEffect(() => void (document.title = `${t('registerTitle')} · Ketenzicht`), [t]);
  useLeaveWarning(draft.familyName !== '' && !register.isSuccess);

  const send = (isAnotherPerson?: true) =>
    register.mutate(
      { person: { ...personOf(draft), ...(isAnotherPerson && { isAnotherPerson }) }, key: key.current },
      { onSuccess: ({ id }) => void navigate({ to: '/persons/$personId', params: { personId: id }, replace: true }) },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };

  return (
    <div className="mx-auto max-w-2xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('registerTitle')}</h1>
      <p className="mt-1 text-mute">{t('registerHelp')}</p>
      <form onSubmit={submit} className="card mt-5 grid gap-4 p-5">
        <PersonFields
          draft={draft}
          fault={(pointer) => refusal.at(register.error, pointer)}
          onChange={(next) => {
            setDraft(next);
            key.current = newKey(); // other words are another request
            if (register.isError) register.reset();
          }}
        />
        {known ? (
          <Known reference={known.reference} id={known.id} onAnother={() => send(true)} />
        ) : (
          register.isError && (
            <p role="alert" className="text-warn">
              {refusal.about(register.error)}
            </p>
          )
        )}
        {!known && (
          <button type="submit" className="button-act justify-self-start" disabled={register.isPending}>
            {t(register.isPending ? 'saving' : 'save')}
          </button>
        )}
      </form>
    </div>
  );
}

function Known({ reference, id, onAnother }: { reference: string; id: string; onAnother: () => void }) {
  const t = useTexts(personTexts);
  return (
    <div role="alert" className="rounded-lg bg-warn-soft p-4">
      <p className="text-warn">{t('exists', { reference })}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <Link to="/persons/$personId" params={{ personId: id }} className="button-act inline-flex items-center">
          {t('itIsThem')}
        </Link>
        <button type="button" className="button" onClick={onAnother}>
          {t('itIsAnother')}
        </button>
      </p>
    </div>
  );
}

const knownPerson = (error: unknown): { id: string; reference: string } | undefined =>
  error instanceof ProblemError && error.code === 'person.exists'
    ? (error.body['person'] as { id: string; reference: string })
    : undefined;
