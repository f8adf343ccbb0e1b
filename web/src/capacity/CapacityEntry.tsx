import { mayReportCapacity } from '@ketenzicht/shared/capacity';
import { useNavigate, useParams } from '@tanstack/react-router';
import { use } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Notice } from '../ui/Notice.js';
import { EntryScreen } from './entry/EntryScreen.js';
import { entryTexts } from './entry/entry.texts.js';
import { useRegister } from './register.context.js';
import { UnknownWard } from './UnknownWard.js';
import { useUnit } from './units.store.js';
import { WhoCouldLeaveContext } from './who-could-leave.context.js';

/** The page of a ward's own people: say how it stands. Its own key, so that the next ward starts clean and is timed anew. */
export function CapacityEntry() {
  const { unitId } = useParams({ from: '/wards/$unitId/entry' });
  const t = useTexts(entryTexts);
  const actor = useActor();
  const { directory } = useRegister();
  const navigate = useNavigate();
  const unit = useUnit(unitId);
  const sayWhoCouldLeave = use(WhoCouldLeaveContext);

  if (!unit) return <UnknownWard />;
  if (!mayReportCapacity(actor, { providerId: unit.providerId, directoryId: directory.id })) {
    const toWard = () => void navigate({ to: '/wards/$unitId', params: { unitId } });
    return <Notice title={t('noRight')} text={t('noRightHelp')} action={t('toWard')} onAction={toWard} />;
  }
  return (
    <>
      <EntryScreen key={unit.id} unit={unit} />
      <div className="mx-auto max-w-[560px] px-4 pb-10">{sayWhoCouldLeave({ unit, part: 'said' })}</div>
    </>
  );
}
