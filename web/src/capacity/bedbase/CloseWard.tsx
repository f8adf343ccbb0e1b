import { concernsAbout } from '@ketenzicht/shared/bedbase';
import type { Unit } from '@ketenzicht/shared/capacity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { propose, proposalsKey } from './bedbase.queries.js';
import { bedbaseTexts, useBedbaseProblem } from './bedbase.texts.js';
import { WhyFields, type Why } from './WhyFields.js';

/** Seldom, and therefore folded away. */
export function CloseWard({ unit }: { unit: Unit }) {
  const t = useTexts(bedbaseTexts);
  const problem = useBedbaseProblem();
  const queries = useQueryClient();
  const [why, setWhy] = useState<Why>({ reason: '', effectiveOn: null });
  const close = useMutation({
    mutationFn: () => propose({ kind: 'close', wardId: unit.id, ...why }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: proposalsKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <details className="card mt-4">
      <summary className="min-h-12 p-4 font-semibold lg:px-6">{t('closeTitle')}</summary>
      <form onSubmit={submit} className="flex flex-col gap-4 border-t border-line p-5 lg:p-6">
        <p className="m-0 text-mute">{t('closeHelp')}</p>
        {concernsAbout('close', {}, unit.capacity.occupied).map((concern) => (
          <p key={concern} className="m-0 rounded-lg bg-warn-soft p-3 text-warn">
            {t(`concern.${concern}`)}
          </p>
        ))}
        {close.isError && <Warning className="m-0">{problem(close.error)}</Warning>}
        {close.isSuccess ? (
          <p role="status" className="m-0 text-free">
            {t('sent')}. {t('sentHelp')}
          </p>
        ) : (
          <>
            <WhyFields why={why} onChange={setWhy} />
            <button type="submit" className="button self-start" disabled={close.isPending}>
              {close.isPending ? t('busy') : t('sendClose')}
            </button>
          </>
        )}
      </form>
    </details>
  );
}
