import type { CaseCard } from '@ketenzicht/shared/coordination';
import { minute } from '@ketenzicht/shared/kernel';
import { Link } from '@tanstack/react-router';
import { timeNow } from '../platform/clock.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { ageInWords } from '../ui/age.js';
import { useAround } from './around.context.js';
import { CaseClock } from './CaseClock.js';
import { coordinationNames } from './coordination.texts.js';
import { deskTexts } from './desk.texts.js';
import { Watching } from './Watching.js';

/** One case on the desk: how long it has, what it is, with whom. The whole line is the way in. */
export function CaseLine({ card }: { card: CaseCard }) {
  const t = useTexts(deskTexts);
  const name = useTexts(coordinationNames);
  const language = useLanguage();
  const me = useActor();
  const old = timeNow().getTime() - Date.parse(card.openedAt);
  return (
    <article className="case-line card">
      <CaseClock of={card} />
      <div className="min-w-0">
        <h2>
          <Link to="/cases/$caseId" params={{ caseId: card.id }}>
            {card.title}
          </Link>
        </h2>
        <WhatItIs of={card} />
        <p className="case-facts">
          <span>{card.owner.id === me.id ? t('ownerMe') : t('owner', { name: card.owner.name })}</span>
          <span>{old < minute ? t('sinceNow') : t('since', { age: ageInWords(old, language) })}</span>
          {card.openTasks > 0 && <span>{t('tasks', { count: card.openTasks })}</span>}
          {card.outcome && <span>{name(`outcome.${card.outcome}`)}</span>}
        </p>
        <Watching names={card.watching} />
      </div>
      <span className="case-line-rung tag">{name(`rung.${card.rung}`)}</span>
    </article>
  );
}

type Subject = Pick<CaseCard, 'kind' | 'urgency' | 'regionId' | 'securityLevel' | 'targetGroup'>;

export function WhatItIs({ of: { kind, urgency, regionId, securityLevel, targetGroup } }: { of: Subject }) {
  const name = useTexts(coordinationNames);
  const { regionName } = useAround();
  const words = [
    name(`kind.${kind}`),
    regionName(regionId),
    securityLevel && name(`level.${securityLevel}`),
    targetGroup && name(`group.${targetGroup}`),
  ];
  return (
    <p className="case-what">
      {urgency !== 'regular' && (
        <span className="case-urgency" data-urgency={urgency}>
          {name(`urgency.${urgency}`)}
        </span>
      )}
      {words.filter(Boolean).join(' · ')}
    </p>
  );
}
