import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Factor } from '@ketenzicht/shared/kernel';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { AddFactor } from './AddFactor.js';
import { RecoveryCodesCard } from './RecoveryCodesCard.js';
import { Trouble } from './SecondStep.js';
import { factorsQuery, removeFactor, renewRecoveryCodes } from './session.queries.js';
import { sessionTexts } from './session.texts.js';
import { useMoment } from './useMoment.js';

export function MyFactors() {
  const t = useTexts(sessionTexts);
  const client = useQueryClient();
  const own = useQuery(factorsQuery);
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const again = () => void client.invalidateQueries({ queryKey: factorsQuery.queryKey });
  const remove = useMutation({ mutationFn: removeFactor, onSettled: again });
  const renew = useMutation({
    mutationFn: renewRecoveryCodes,
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
    onSettled: again,
  });
  const added = (fresh: string[]) => {
    setAdding(false);
    setCodes(fresh);
    again();
  };
  if (codes.length > 0) return <RecoveryCodesCard codes={codes} onKept={() => setCodes([])} />;
  if (own.isPending) return <p role="status">{t('loading')}</p>;
  if (own.isError) return <Failed error={own.error} onAgain={() => void own.refetch()} />;
  const { factors, recoveryCodesLeft } = own.data;
  return (
    <>
      <p className="text-mute">{t(factors.length === 0 ? 'noFactors' : 'factorsHelp')}</p>
      <Trouble error={remove.error ?? renew.error} />
      <ul className="my-3 divide-y divide-line">
        {factors.map((factor) => (
          <Row
            key={factor.id}
            factor={factor}
            isLast={factors.length === 1}
            busy={remove.isPending}
            onRemove={() => remove.mutate(factor.id)}
          />
        ))}
      </ul>
      {adding ? (
        <AddFactor onAdded={added} />
      ) : (
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('addAnother')}
        </button>
      )}
      {factors.length > 0 && (
        <p className="mt-4 flex flex-wrap items-center gap-x-4">
          <span className="text-mute">{t('codesLeft', { count: recoveryCodesLeft })}</span>
          <button type="button" className="link min-h-11" onClick={() => renew.mutate()}>
            {t('newCodes')}
          </button>
        </p>
      )}
    </>
  );
}

function Row({
  factor,
  isLast,
  busy,
  onRemove,
}: {
  factor: Factor;
  isLast: boolean;
  busy: boolean;
  onRemove: () => void;
}) {
  const t = useTexts(sessionTexts);
  const moment = useMoment();
  const used = factor.lastUsedAt ? t('lastUsed', { date: moment(factor.lastUsedAt) }) : t('neverUsed');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold">{factor.name}</p>
        <p className="text-mute">
          {t(`kind.${factor.kind}`)} · {t('added', { date: moment(factor.createdAt) })} · {used}
        </p>
      </div>
      {!isLast && (
        <button
          type="button"
          className="button"
          disabled={busy}
          aria-label={t('removeNamed', { name: factor.name })}
          onClick={onRemove}
        >
          {t('remove')}
        </button>
      )}
    </li>
  );
}

export function Failed({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const t = useTexts(sessionTexts);
  return (
    <>
      <p className="font-semibold">{t('failed')}</p>
      <Trouble error={error} />
      <button type="button" className="button mt-3" onClick={onAgain}>
        {t('again')}
      </button>
    </>
  );
}
