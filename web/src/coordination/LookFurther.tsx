import type { CaseFile } from '@ketenzicht/shared/coordination';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { caseTexts } from './case.texts.js';
import { SidePart } from './SidePart.js';

/** From a bottleneck to those who wait in it, and to where there is a place: that is where it is solved. */
export function LookFurther({ of: { kind, regionId, securityLevel } }: { of: CaseFile['case'] }) {
  const t = useTexts(caseTexts);
  const actor = useActor();
  if (kind !== 'knelpunt' || !regionId || !securityLevel) return null;
  return (
    <SidePart title={t('look')}>
      <ul className="grid print:hidden">
        {mayAsk({ ...actor, scopes: [] }, operations['placement.list']) && (
          <li className="link-row">
            <Link to="/places" search={{ region: regionId, level: securityLevel }} className="link">
              {t('lookWaits')}
            </Link>
          </li>
        )}
        <li className="link-row">
          <Link to="/" search={{ level: securityLevel }} className="link">
            {t('lookPlace')}
          </Link>
        </li>
      </ul>
    </SidePart>
  );
}
