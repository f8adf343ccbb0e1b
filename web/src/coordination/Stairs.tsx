import { rungs, type Rung } from '@ketenzicht/shared/coordination';
import type { ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { coordinationNames } from './coordination.texts.js';

interface Props {
  label: string;
  children: (rung: Rung) => ReactNode;
}

/** The ladder as one draws it: four rungs, each a little higher than the one before. */
export function Stairs({ label, children }: Props) {
  return (
    <ol className="stairs" aria-label={label}>
      {rungs.map((rung) => (
        <li key={rung} data-rung={rung}>
          {children(rung)}
        </li>
      ))}
    </ol>
  );
}

export function RungName({ rung }: { rung: Rung }) {
  const name = useTexts(coordinationNames);
  return <span className="stair-name">{name(`rung.${rung}`)}</span>;
}
