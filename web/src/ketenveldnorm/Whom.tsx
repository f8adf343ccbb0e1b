import { useId, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { useFollowingProblem } from './following.problems.js';
import { useFindPerson, type usePersonCard } from './following.queries.js';
import { followingTexts } from './following.texts.js';

interface Props {
  /** Null until somebody is found. */
  card: ReturnType<typeof usePersonCard> | null;
  onFound: (personId: string) => void;
}

/** Whom it is about, by a pseudonym: from their page, or by the reference. */
export function Whom({ card, onFound }: Props) {
  const t = useTexts(followingTexts);
  const problem = useFollowingProblem();
  if (card === null) return <ByReference onFound={onFound} />;
  if (card.isError) return <Warning className="mt-4">{problem(card.error)}</Warning>;
  return (
    <p className="card mt-4 p-5">
      {card.data ? (
        <>
          {t('about')} <strong>{card.data.reference}</strong>
        </>
      ) : (
        t('loading')
      )}
    </p>
  );
}

function ByReference({ onFound }: Pick<Props, 'onFound'>) {
  const t = useTexts(followingTexts);
  const id = useId();
  const problem = useFollowingProblem();
  const find = useFindPerson();
  const [reference, setReference] = useState('');
  const found = find.data?.persons[0];
  return (
    <form
      className="card following-form mt-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        find.mutate(reference);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('personReference')}</label>
        <input
          id={id}
          required
          maxLength={40}
          autoComplete="off"
          value={reference}
          aria-describedby={`${id}-help`}
          onChange={(event) => setReference(event.target.value)}
        />
        <small id={`${id}-help`}>{t('personReferenceHelp')}</small>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button-act" disabled={find.isPending}>
          {t('search')}
        </button>
        <Link to="/persons/new" className="link inline-flex min-h-11 items-center">
          {t('register')}
        </Link>
      </div>
      <div role="status">
        {find.data && !found && <p>{t('nobody')}</p>}
        {found && (
          <p className="flex flex-wrap items-center gap-3">
            <strong>{found.reference}</strong>
            <button type="button" className="button" onClick={() => onFound(found.id)}>
              {t('thisPerson')}
            </button>
          </p>
        )}
      </div>
      {find.isError && <Warning>{problem(find.error)}</Warning>}
    </form>
  );
}
