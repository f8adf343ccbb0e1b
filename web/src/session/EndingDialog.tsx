import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../platform/i18n.js';
import { sessionKey, type SignedIn } from '../platform/session.js';
import { Dialog } from '../ui/Dialog.js';
import { Trouble } from './SecondStep.js';
import { stay } from './session.queries.js';
import { sessionTexts } from './session.texts.js';

/** Two minutes before the end. Anything but "stay" lets it come. */
export function EndingDialog({ session, left, onProve }: { session: SignedIn; left: number; onProve: () => void }) {
  const t = useTexts(sessionTexts);
  const client = useQueryClient();
  const staying = useMutation({
    mutationFn: stay,
    onSuccess: (current) => client.setQueryData(sessionKey, current),
    onError: () => client.refetchQueries({ queryKey: sessionKey }),
  });
  // Nothing moves the end of eight hours but a new proof.
  const isFinal = session.latestEnd !== undefined && session.latestEnd <= session.expiresAt;
  const words = (seconds: number) =>
    seconds > 60 ? t('minutes', { count: Math.ceil(seconds / 60) }) : t('seconds', { count: seconds });
  const text = (seconds: number) => t(isFinal ? 'finalText' : 'warningText', { left: words(seconds) });
  const goOn = () => (isFinal ? onProve() : staying.mutate());
  return (
    <Dialog labelledBy="ending-title" urgent onClose={goOn}>
      <h2 id="ending-title" className="text-2xl font-semibold">
        {t(isFinal ? 'finalTitle' : 'warningTitle')}
      </h2>
      <p className="mt-2" aria-hidden="true">
        {text(left)}
      </p>
      {/* Said aloud every half minute, not every second. */}
      <p className="sr-only" role="status">
        {text(Math.ceil(left / 30) * 30)}
      </p>
      <p className="mt-2 text-mute">{t('draftsStay')}</p>
      <Trouble error={staying.error} />
      <button type="button" className="button-act mt-5 w-full" disabled={staying.isPending} onClick={goOn}>
        {t(isFinal ? 'prove' : 'stay')}
      </button>
    </Dialog>
  );
}
