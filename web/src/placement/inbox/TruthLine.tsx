import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { useTruthList } from '../placement.queries.js';
import { truthOf } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';
import { useOwnWards } from './wards.context.js';

/** What "free" was worth, to the ward first. Silent while there is nothing to say. */
export function TruthLine() {
  const t = useTexts(inboxTexts);
  const { unit } = useOwnWards();
  const scores = useTruthList().data;
  const truth = scores && truthOf(scores, (id) => unit(id) !== undefined);
  if (!truth) return null;
  return (
    <p data-truth>
      {t('truth', { yes: truth.yes, of: truth.of })} {truth.preview && t('truthPreview')}{' '}
      <Link to="/placement-figures" className="underline">
        {t('truthMore')}
      </Link>
    </p>
  );
}
