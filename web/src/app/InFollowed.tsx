import { useMemo, type ReactNode } from 'react';
import { useUnits } from '../capacity/units.store.js';
import { TimelineAround, type Around } from '../ketenveldnorm/timeline/around.context.js';
import { placementNames } from '../placement/placement.texts.js';
import { useTexts } from '../platform/i18n.js';

const most = 6;

/** Whoever is followed is on wards and under legal titles, which have their names in other features. */
export function InFollowed({ children }: { children: ReactNode }) {
  const name = useTexts(placementNames);
  const units = useUnits();
  const around = useMemo<Around>(() => {
    const found = (words: string) => {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      return [...units.all()].filter((unit) => wanted.every((word) => unit.name.toLowerCase().includes(word)));
    };
    return {
      ward: (id) => units.unit(id),
      findWards: (words) => found(words).slice(0, most),
      titleName: (code) => name(`title.${code}`),
      titleGroup: (group) => name(`titleGroup.${group}`),
    };
  }, [name, units]);
  return <TimelineAround value={around}>{children}</TimelineAround>;
}
