import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { usePlaces } from './places.context.js';
import { waitTexts } from './wait.texts.js';

interface Props {
  unitId: string | null;
  onUnit: (unitId: string | null) => void;
}

const enough = 2;

/** The ward that received somebody, by a part of its name. */
export function WardField({ unitId, onUnit }: Props) {
  const t = useTexts(waitTexts);
  const id = useId();
  const { findWards, wardName } = usePlaces();
  const [words, setWords] = useState('');
  const isAsked = words.trim().length >= enough;
  const found = isAsked ? findWards(words) : [];
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('toWard')}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            onUnit(null);
          }}
        />
        <small role="status" className="text-[15px] font-normal text-mute">
          {isAsked && (found.length === 0 ? t('noWard') : t('someWards', { count: found.length }))}
        </small>
      </div>
      {found.length > 0 && (
        <OneOf
          legend={t('wentWard')}
          values={found.map((one) => one.id)}
          value={unitId}
          say={(one) => wardName(one) ?? ''}
          onChange={onUnit}
        />
      )}
    </>
  );
}
