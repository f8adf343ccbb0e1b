import { mayPropose } from '@ketenzicht/shared/bedbase';
import { mayReportCapacity, type Unit } from '@ketenzicht/shared/capacity';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { use, useEffect } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { WardChanges } from '../bedbase/WardChanges.js';
import { useRegister } from '../register.context.js';
import { wardNames } from '../register.rules.js';
import { WhoCouldLeaveContext } from '../who-could-leave.context.js';
import { useFreshPast } from './useFreshPast.js';
import { WardFacts } from './WardFacts.js';
import { WardNow } from './WardNow.js';
import { WardPast } from './WardPast.js';
import { wardTexts } from './ward.texts.js';

/** One ward: can it take someone, whom, since when not, and whom to phone. */
export function WardView({ unit }: { unit: Unit }) {
  const t = useTexts(wardTexts);
  const actor = useActor();
  const register = useRegister();
  const sayWhoCouldLeave = use(WhoCouldLeaveContext);
  const now = useNow();
  useFreshPast(unit.id, unit.capacity.version);
  useEffect(() => void (document.title = `${unit.name} · Ketenzicht`), [unit.name]);

  const { provider, city } = wardNames(register, unit);
  const location = register.locations.get(unit.locationId)?.name ?? '';
  const names = [provider, location, city].filter(
    (name, index, all) => name !== '' && name !== unit.name && all.indexOf(name) === index,
  );
  return (
    <div className="mx-auto max-w-7xl px-4 pt-7 pb-16 lg:px-8">
      <header className="mb-5 flex flex-wrap items-center justify-between gap-4">
        <div>
          <h1 className="m-0 text-[30px] leading-tight font-bold">{unit.name}</h1>
          <p className="m-0 text-mute">{names.join(' · ')}</p>
        </div>
        {mayReportCapacity(actor, { providerId: unit.providerId, directoryId: register.directory.id }) && (
          <Link
            to="/wards/$unitId/entry"
            params={{ unitId: unit.id }}
            className="button-act inline-flex min-h-12 items-center px-6 text-lg no-underline"
          >
            {t('update')}
          </Link>
        )}
      </header>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(340px,2fr)_5fr]">
        <div className="grid min-w-0 gap-4">
          <WardNow unit={unit} now={now} />
          <WardFacts unit={unit} />
          {sayWhoCouldLeave({ unit, part: 'seen' })}
          {mayPropose(actor, { providerId: unit.providerId, directoryId: register.directory.id }) && (
            <Link to="/wards/$unitId/change" params={{ unitId: unit.id }} className="link px-5">
              {t('changeFacts')}
            </Link>
          )}
          {mayAsk({ ...actor, scopes: [] }, operations['knelpunt.open']) && (
            <Link to="/cases/new" search={{ ward: unit.id }} className="link px-5 print:hidden">
              {t('report')}
            </Link>
          )}
          <WardChanges unitId={unit.id} />
        </div>
        <WardPast unit={unit} now={now} />
      </div>
      {register.directory.credit && <p className="mt-6 text-sm text-mute">{register.directory.credit}</p>}
    </div>
  );
}
