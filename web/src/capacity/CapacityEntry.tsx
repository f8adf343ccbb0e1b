import { mayReportCapacity } from '@ketenzicht/shared/capacity';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Notice } from '../ui/Notice.js';
import { EntryScreen } from './entry/EntryScreen.js';
import { entryTexts } from './entry/entry.texts.js';
import { useRegister } from './register.context.js';
import { UnknownWard } from './UnknownWard.js';
import { useUnit } from './units.store.js';

/** The page of a ward's own people: say how it stands. Its own key, so that the next ward starts clean and is timed anew. */
export function CapacityEntry() {
  const { unitId } = useParams({ from: '/wards/$unitId/entry' });
  const t = useTexts(entryTexts);
  const actor = useActor();
  const { directory } = useRegister();
  const navigate = useNavigate();
  const unit = useUnit(unitId);

  if (!unit) return <UnknownWard />;
  if (!mayReportCapacity(actor, { providerId: unit.providerId, directoryId: directory.id })) {
    const toWard = () => void navigate({ to: '/wards/$unitId', params: { unitId } });
    return <Notice title={t('noRight')} text={t('noRightHelp')} action={t('toWard')} onAction={toWard} />;
  }
  return <EntryScreen key={unit.id} unit={unit} />;
}
