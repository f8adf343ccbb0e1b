import { lazy, Suspense, type ComponentType } from 'react';
import type { WhoCouldLeave } from '../capacity/who-could-leave.context.js';
import { screens } from './lazy-screens.js';

/** A part that does not come, as at night without a network, is left out: the beds come first. */
const optional = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      (): { default: ComponentType<P> } => ({ default: () => null }),
    ),
  );
const ReadyCard = optional(() => screens.readyCard().then((file) => file.ReadyCard));
const ReadySeen = optional(() => screens.readySeen().then((file) => file.ReadySeen));

export const sayWhoCouldLeave = ({ unit, part }: WhoCouldLeave) => (
  <Suspense key={unit.id}>{part === 'said' ? <ReadyCard unit={unit} /> : <ReadySeen unitId={unit.id} />}</Suspense>
);
