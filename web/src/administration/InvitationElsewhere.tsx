import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { acceptElsewhere } from './administration.queries.js';
import { invitationTexts } from './invitation.texts.js';
import { useInvitationProblem } from './invitation.problem.js';

/** Taking it up with the login that one has already: the browser leaves this page, and comes back logged in. */
export function InvitationElsewhere({ name, token }: { name: string; token: string }) {
  const t = useTexts(invitationTexts);
  const problem = useInvitationProblem();
  const leave = useMutation({
    mutationFn: () => acceptElsewhere(token),
    onSuccess: ({ redirectTo }) => location.assign(redirectTo),
  });
  return (
    <section className="mt-6 flex flex-col gap-4" aria-label={t('elsewhere', { name })}>
      {leave.isError && <Warning className="m-0">{problem(leave.error)}</Warning>}
      <button type="button" className="button-act" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {leave.isPending ? t('busy') : t('elsewhere', { name })}
      </button>
      <p className="m-0 text-center text-[15px] text-mute">{t('or')}</p>
    </section>
  );
}
