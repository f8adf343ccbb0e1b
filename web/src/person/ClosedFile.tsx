import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { useRef } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { BreakGlassDialog } from './BreakGlassDialog.js';
import { personTexts } from './person.texts.js';

/** Somebody whom one may find and not open: the ordinary way first, the emergency after it. */
export function ClosedFile({ personId }: { personId: string }) {
  const t = useTexts(personTexts);
  const actor = useActor();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <div className="mx-auto max-w-2xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('closedTitle')}</h1>
      <section className="card mt-5 p-5">
        <p>{t('closedHelp')}</p>
        {mayAsk({ ...actor, scopes: [] }, operations['person.breakGlass']) && (
          <>
            <p className="mt-3 text-mute">{t('closedEmergency')}</p>
            <button type="button" className="button mt-4" onClick={() => dialog.current?.showModal()}>
              {t('breakGlass')}
            </button>
            <BreakGlassDialog personId={personId} dialog={dialog} />
          </>
        )}
      </section>
    </div>
  );
}
