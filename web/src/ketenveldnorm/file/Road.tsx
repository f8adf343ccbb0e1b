import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { followingTexts } from '../following.texts.js';
import { followingNames } from '../names.texts.js';

const steps = ['reported', 'triaged', 'following', 'ended'] as const;

/** The road as steps: what was passed, where it is, what is still ahead. */
export function Road({ of: { phase, includedOn } }: { of: Trajectory }) {
  const t = useTexts(followingTexts);
  const name = useTexts(followingNames);
  const shown = phase === 'declined' ? (['reported', 'declined'] as const) : steps;
  const here = (shown as readonly string[]).indexOf(phase);
  return (
    <ol className="road" aria-label={t('road')}>
      {shown.map((step, index) => (
        <li
          key={step}
          data-place={index < here || (phase === 'ended' && includedOn !== null) ? 'passed' : 'ahead'}
          aria-current={index === here ? 'step' : undefined}
        >
          {name(`phase.${step}`)}
        </li>
      ))}
    </ol>
  );
}
