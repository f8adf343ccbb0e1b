import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { fileTexts } from './file.texts.js';

/** Where no bed is free: which moves would free one. For whoever may look for those. */
export function ChainLink({ requestId }: { requestId: string }) {
  const t = useTexts(fileTexts);
  if (!mayAsk({ ...useActor(), scopes: [] }, operations['chain.list'])) return null;
  return (
    <p className="mt-4 print:hidden">
      <Link to="/chains" search={{ requestId }} className="button inline-flex items-center">
        {t('chain')}
      </Link>{' '}
      <small className="text-mute">{t('chainHelp')}</small>
    </p>
  );
}
