import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { PersonFile } from '@ketenzicht/shared/person';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { sayMoment, sayTime } from '../platform/say-time.js';
import { useActor } from '../platform/session.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { ClosedFile } from './ClosedFile.js';
import { IdentityCard } from './IdentityCard.js';
import { usePersonFile } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';
import { usePlaces } from './places.context.js';
import { RelationsCard } from './RelationsCard.js';
import './person.css';

/** One person's file; `beside`: where else this person is known. Its address is a random number and its title a pseudonym: a name stands only where somebody asked for it. */
export function PersonPage({ beside }: { beside?: (file: PersonFile) => ReactNode }) {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const navigate = useNavigate();
  const { personId } = useParams({ from: '/persons/$personId' });
  const file = usePersonFile(personId);
  const reference = file.data?.reference;
  useEffect(() => void (document.title = `${reference ?? t('whoIsIt')} · Ketenzicht`), [t, reference]);

  if (file.isPending) return <Loading>{t('loading')}</Loading>;
  if (file.isError) {
    const code = file.error instanceof ProblemError ? file.error.code : '';
    if (code === 'person.no_relation') return <ClosedFile personId={personId} />;
    const isUnknown = code === 'person.unknown' || code === 'input.invalid';
    return (
      <Notice
        title={t('unknownTitle')}
        text={isUnknown ? t('unknownHelp') : refusal.about(file.error)}
        action={t(isUnknown ? 'toSearch' : 'again')}
        onAction={() => void (isUnknown ? navigate({ to: '/persons' }) : file.refetch())}
      />
    );
  }
  return <FileView key={personId} file={file.data} beside={beside} />;
}

function FileView({ file, beside }: { file: PersonFile; beside: ((file: PersonFile) => ReactNode) | undefined }) {
  const t = useTexts(personTexts);
  const places = usePlaces();
  const actor = useActor();
  return (
    <div className="mx-auto max-w-3xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('file', { reference: file.reference })}</h1>
      <p className="text-mute">
        {places.organisationName(file.organisationId)} · {places.regionName(file.regionId)}
        {file.securityLevel && ` · ${t('securityLevel').toLowerCase()} ${file.securityLevel}`}
      </p>
      {file.emergencyUntil ? (
        <p role="status" className="mt-4 rounded-lg bg-warn-soft p-3 text-warn">
          {t('emergencyNow', { time: sayTime(file.emergencyUntil) })}
        </p>
      ) : (
        <p className="mt-1 text-mute">{t('opensBy', { basis: t(`basis.${file.basis}` as 'basis.treatment') })}</p>
      )}
      {file.restricted && (
        <p className="mt-4 rounded-lg bg-warn-soft p-3 text-warn">
          {t('restricted', { at: sayMoment(file.restricted.at) })}
        </p>
      )}
      <div className="mt-2 -ml-1 flex flex-wrap gap-2 print:hidden">
        {beside?.(file)}
        {mayAsk({ ...actor, scopes: [] }, operations['knelpunt.open']) && (
          <Link
            to="/cases/new"
            search={{ kind: 'casus', person: file.id, region: file.regionId }}
            className="chip-quiet inline-flex items-center"
          >
            {t('reportStuck')}
          </Link>
        )}
      </div>
      {file.endedAt && <p className="mt-4">{t('ended', { at: sayMoment(file.endedAt) })}</p>}
      <IdentityCard file={file} />
      <RelationsCard file={file} />
      <section className="mt-8">
        <h2 className="text-lg font-semibold">{t('whoLooked')}</h2>
        <p className="text-mute">{t('whoLookedHelp')}</p>
        {mayAsk({ ...actor, scopes: [] }, operations['log.extract']) && (
          <Link to="/oversight/extract" search={{ person: file.id }} className="link inline-flex min-h-11 items-center">
            {t('whoLookedLink')}
          </Link>
        )}
      </section>
    </div>
  );
}
