import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { bedbaseTexts } from './bedbase.texts.js';

export function Sent({ wardId, phone = false }: { wardId?: string; phone?: boolean }) {
  const t = useTexts(bedbaseTexts);
  return (
    <section role="status" className="card mx-4 mt-12 max-w-xl p-6 sm:mx-auto">
      <h1 className="m-0 text-2xl font-semibold">{phone ? t('phoneSaved') : t('sent')}</h1>
      {!phone && <p className="mt-2 text-mute">{t('sentHelp')}</p>}
      <div className="mt-5 flex flex-wrap gap-2">
        {!phone && (
          <Link
            to="/administration/$tab"
            params={{ tab: 'wards' }}
            className="button-act inline-flex items-center no-underline"
          >
            {t('toProposals')}
          </Link>
        )}
        {wardId && (
          <Link
            to="/wards/$unitId"
            params={{ unitId: wardId }}
            className="button inline-flex items-center no-underline"
          >
            {t('toWard')}
          </Link>
        )}
      </div>
    </section>
  );
}
