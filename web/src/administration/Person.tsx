import { mayKeepAccount, type Account, type Invited } from '@ketenzicht/shared/administration';
import type { Directory } from '@ketenzicht/shared/directory';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { administrationTexts } from './administration.texts.js';
import { PersonChange } from './PersonChange.js';
import { sayMoment } from './say-moment.js';

interface Props {
  account: Account;
  places: Directory;
  onInvited: (invited: Invited) => void;
}

export function Person({ account, places, onInvited }: Props) {
  const t = useTexts(administrationTexts);
  const actor = useActor();
  const id = useId();
  const [open, setOpen] = useState(false);
  const isOwn = account.id === actor.id;
  const organisation = places.providers.find((one) => one.id === account.organisationId)?.name;
  return (
    <li className="p-4 lg:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="m-0 text-lg font-semibold">
            {account.name}
            {isOwn && <span className="tag ml-2 text-mute">{t('you')}</span>}
          </h2>
          <p className="m-0">
            {t(`role.${account.role}`)}
            <span className="text-mute">
              {' · '}
              {organisation ?? t('noOrganisation')}
              {' · '}
              {account.regionIds.length === 0 ? t('noRegions') : t('allRegions', { count: account.regionIds.length })}
            </span>
          </p>
          <StateLine account={account} />
        </div>
        {isOwn ? (
          <p className="m-0 text-[15px] text-mute print:hidden">{t('notYourself')}</p>
        ) : (
          mayKeepAccount(actor, account) && (
            <button
              type="button"
              className="button print:hidden"
              aria-expanded={open}
              aria-controls={id}
              aria-label={open ? undefined : t('changeOf', { name: account.name })}
              onClick={() => setOpen(!open)}
            >
              {open ? t('close') : t('change')}
            </button>
          )
        )}
      </div>
      <div id={id}>{open && <PersonChange account={account} places={places} onInvited={onInvited} />}</div>
    </li>
  );
}

/** Invited until when, last here when, gone why: and whether a second factor stands. */
function StateLine({ account }: { account: Account }) {
  const t = useTexts(administrationTexts);
  const language = useLanguage();
  const { state, invitedUntil, lastLoginAt, endedAt, endReason, hasSecondFactor } = account;
  const isLate = invitedUntil !== null && Date.parse(invitedUntil) <= timeNow().getTime();
  const facts =
    state === 'invited'
      ? [invitedUntil && (isLate ? t('expired') : t('until', { when: sayMoment(invitedUntil, language) }))]
      : state === 'ended'
        ? [endedAt && sayMoment(endedAt, language), endReason && t(`reason.${endReason}`)]
        : [
            lastLoginAt ? t('lastLogin', { when: sayMoment(lastLoginAt, language) }) : t('never'),
            hasSecondFactor !== null && (hasSecondFactor ? t('factor') : t('noFactor')),
          ];
  return (
    <p className={`m-0 text-[15px] ${state === 'invited' ? 'text-warn' : 'text-mute'}`}>
      {[state !== 'active' && t(`state.${state}`), ...facts].filter(Boolean).join(' · ')}
    </p>
  );
}
