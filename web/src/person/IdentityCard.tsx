import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { PersonFile, PersonIdentity } from '@ketenzicht/shared/person';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { CorrectPerson } from './CorrectPerson.js';
import { useIdentity } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';

/** Hidden until asked for, because the screen stands on a desk where others walk by, and because the look counts. */
export function IdentityCard({ file }: { file: PersonFile }) {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const actor = useActor();
  const identity = useIdentity(file.id);
  const [correcting, setCorrecting] = useState(false);
  const mayCorrect =
    mayAsk({ ...actor, scopes: [] }, operations['person.correct']) &&
    file.basis !== 'emergency' &&
    file.restricted === null;
  const hide = () => {
    identity.reset();
    setCorrecting(false);
  };

  return (
    <section className="card mt-6 p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="grow text-lg font-semibold">{t('whoIsIt')}</h2>
        {identity.data && !correcting && mayCorrect && (
          <button type="button" className="button" onClick={() => setCorrecting(true)}>
            {t('correct')}
          </button>
        )}
        <button
          type="button"
          className={identity.data ? 'button' : 'button-act'}
          disabled={identity.isPending}
          onClick={() => (identity.data ? hide() : identity.mutate())}
        >
          {t(identity.data ? 'hide' : 'show')}
        </button>
      </div>
      {!identity.data && <p className="mt-1 text-mute">{t('hidden')}</p>}
      {identity.isError && (
        <p role="alert" className="mt-2 text-warn">
          {refusal.about(identity.error)}
        </p>
      )}
      {identity.data && !correcting && <Facts identity={identity.data} />}
      {identity.data && correcting && <CorrectPerson file={file} identity={identity.data} onDone={hide} />}
    </section>
  );
}

function Facts({ identity }: { identity: PersonIdentity }) {
  const t = useTexts(personTexts);
  const fields = ['familyName', 'givenNames', 'birthDate', 'bsn', 'phone', 'address', 'contact'] as const;
  return (
    <dl className="person-facts">
      {fields.map(
        (field) =>
          identity[field] && (
            <div key={field}>
              <dt>{t(field)}</dt>
              <dd>{field === 'birthDate' ? sayBirthDate(identity[field]) : identity[field]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** As it is written in the Netherlands: `29-02-1980`. */
const sayBirthDate = (date: string): string => date.split('-').toReversed().join('-');
