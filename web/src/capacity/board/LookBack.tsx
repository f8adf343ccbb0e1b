import { lazy, Suspense } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { ChipMenu } from '../../ui/ChipMenu.js';
import { boardTexts } from './board.texts.js';

/** Seldom opened, and it brings the calendar arithmetic along: fetched only then. */
const LookBackForm = lazy(async () => ({ default: (await import('./LookBackForm.js')).LookBackForm }));

export interface Moment {
  asOf: string;
  knownAt: string | undefined;
}

/** A quiet way to the board of an earlier moment. */
export function LookBack({ onGo }: { onGo: (moment: Moment) => void }) {
  const t = useTexts(boardTexts);
  return (
    <ChipMenu label={t('lookBack')} active={false} look="quiet">
      <Suspense>
        <LookBackForm onGo={onGo} />
      </Suspense>
    </ChipMenu>
  );
}
