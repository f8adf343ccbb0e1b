import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { Wait } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { arrangementTexts } from './arrangement.texts.js';
import type { NewArrangementSearch } from './arrangement.search.js';

/** From somebody who waits to the package with which they could go home. */
export function ArrangeLink({ wait }: { wait: Pick<Wait, 'id' | 'state'> }) {
  return wait.state === 'waiting' ? <ToNew search={{ waitId: wait.id }} className="button" /> : null;
}

/** For a file of one's own organisation: another one's has nobody here who answers for it. */
export function ArrangeForPerson({ file }: { file: { id: string; organisationId: string } }) {
  const { organisationId } = useActor();
  return organisationId === file.organisationId ? <ToNew search={{ person: file.id }} className="chip-quiet" /> : null;
}

function ToNew({ search, className }: { search: NewArrangementSearch; className: string }) {
  const t = useTexts(arrangementTexts);
  const actor = useActor();
  if (!mayAsk({ ...actor, scopes: [] }, operations['arrangement.open'])) return null;
  return (
    <Link to="/arrangements/new" search={search} className={`${className} inline-flex items-center`}>
      {t('add')}
    </Link>
  );
}
