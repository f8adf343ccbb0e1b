import type { Review } from '@ketenzicht/shared/administration';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { placesQuery, reviewsQuery, signLine } from './administration.queries.js';
import { administrationTexts, useAdministrationProblem } from './administration.texts.js';
import { sayDay, sayMoment } from './say-moment.js';

/** "Kloppen de rechten nog?": the lists that the system made, and a signature on each line. */
export function Reviews() {
  const t = useTexts(administrationTexts);
  const problem = useAdministrationProblem();
  const reviews = useQuery(reviewsQuery);
  if (reviews.isError)
    return (
      <Notice
        title={t('failed')}
        text={problem(reviews.error)}
        action={t('again')}
        onAction={() => void reviews.refetch()}
      />
    );
  if (!reviews.data) return <Loading>{t('loading')}</Loading>;
  return (
    <>
      <h1 className="text-[28px] leading-tight font-bold">{t('reviewsTitle')}</h1>
      <p className="m-0 mt-1 text-mute">{t('reviewsHelp')}</p>
      {reviews.data.length === 0 && <p className="card mt-5 p-6 text-mute">{t('nobodyToReview')}</p>}
      {reviews.data.map((review) => (
        <ReviewList key={review.id} review={review} />
      ))}
    </>
  );
}

function ReviewList({ review }: { review: Review }) {
  const t = useTexts(administrationTexts);
  const language = useLanguage();
  const places = useQuery(placesQuery);
  const organisation =
    places.data?.providers.find(({ id }) => id === review.organisationId)?.name ?? t('noOrganisation');
  const when = sayDay(review.dueOn, language);
  return (
    <details className="card mt-5" open={review.open > 0 && review.lines.length <= 30}>
      <summary className="flex min-h-12 flex-wrap items-baseline justify-between gap-x-4 p-4 lg:px-5">
        <h2 className="m-0 text-lg font-semibold">
          {t(`kind.${review.kind}`, { period: review.period })}{' '}
          <span className="font-normal text-mute">{organisation}</span>
        </h2>
        <span className={review.overdue ? 'font-semibold text-warn' : 'text-mute'}>
          {review.overdue
            ? t('overdue', { when })
            : review.open === 0
              ? t('allSigned')
              : `${t('open', { count: review.open })} · ${t('due', { when })}`}
        </span>
      </summary>
      <ul role="list" className="m-0 list-none divide-y divide-line border-t border-line p-0">
        {review.lines.map((line) => (
          <ReviewLine key={line.accountId} reviewId={review.id} line={line} />
        ))}
      </ul>
    </details>
  );
}

function ReviewLine({ reviewId, line }: { reviewId: string; line: Review['lines'][number] }) {
  const t = useTexts(administrationTexts);
  const language = useLanguage();
  const problem = useAdministrationProblem();
  const actor = useActor();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const sign = useMutation({
    mutationFn: (decision: 'keep' | 'end') => signLine(reviewId, line.accountId, decision),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['administration'] }),
  });
  const { name } = line;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4 lg:px-5">
      <div>
        <p className="m-0 font-semibold">{name}</p>
        <p className="m-0 text-[15px] text-mute">
          {t(`role.${line.role}`)} ·{' '}
          {line.lastLoginAt ? t('lastLogin', { when: sayMoment(line.lastLoginAt, language) }) : t('never')}
        </p>
        {sign.isError && (
          <p role="alert" className="m-0 text-warn">
            {problem(sign.error)}
          </p>
        )}
      </div>
      {line.decision !== null ? (
        <p className="m-0 text-[15px] text-mute">
          {t('signedBy', {
            decision: t(`decision.${line.decision}`),
            who: line.decidedBy ?? '',
            when: line.decidedAt ? sayMoment(line.decidedAt, language) : '',
          })}
        </p>
      ) : line.accountId === actor.id ? (
        <p className="m-0 text-[15px] text-mute">{t('notYourself')}</p>
      ) : asking ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-warn">{t('reallyEnd', { name })}</span>
          <button
            type="button"
            className="button text-danger"
            disabled={sign.isPending}
            onClick={() => sign.mutate('end')}
          >
            {t('yesEnd')}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t('no')}
          </button>
        </div>
      ) : (
        <div className="flex gap-2">
          <button
            type="button"
            className="button"
            aria-label={t('keepOf', { name })}
            disabled={sign.isPending}
            onClick={() => sign.mutate('keep')}
          >
            {t('keep')}
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('endRightsOf', { name })}
            onClick={() => setAsking(true)}
          >
            {t('endRights')}
          </button>
        </div>
      )}
    </li>
  );
}
