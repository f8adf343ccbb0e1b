import type { Candidate } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { askTexts } from './ask.texts.js';
import { usePlaces } from './places.context.js';
import { searchTexts } from './search.texts.js';

interface Props {
  id: string;
  gone: string;
  nextBest: readonly Candidate[];
  busy: boolean;
  onNext: (candidate: Candidate) => void;
  onFile: () => void;
}

/** Somebody was just before: who could be next, with the same one thing to press. */
export function BedGone({ id, gone, nextBest, busy, onNext, onFile }: Props) {
  const t = useTexts(askTexts);
  const say = useTexts(searchTexts);
  const { cityOf } = usePlaces();
  return (
    <div className="grid gap-4">
      <h2 id={id} className="text-xl font-bold">
        {t('gone')}
      </h2>
      <p role="status">{t(nextBest.length > 0 ? 'goneHelp' : 'goneNone', { name: gone })}</p>
      <ol className="grid gap-3">
        {nextBest.map((candidate, index) => (
          <li key={candidate.unit.id} className="next-best">
            <div>
              <strong>{candidate.unit.name}</strong>
              <p className="text-[15px] text-mute">
                {cityOf(candidate.unit.locationId)}
                {candidate.distanceKm !== null && (
                  <> · {say('km', { count: Math.round(candidate.distanceKm) })}</>
                )} · {say('free', { count: candidate.unit.capacity.free ?? 0 })}
              </p>
            </div>
            <button
              type="button"
              className={index === 0 ? 'button-act' : 'button'}
              disabled={busy}
              ref={index === 0 ? takesFocus : undefined}
              aria-label={say('of', { what: say('holdAsk'), name: candidate.unit.name })}
              onClick={() => onNext(candidate)}
            >
              {say('holdAsk')}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="chip-quiet justify-self-start" onClick={onFile}>
        {t('toFile')}
      </button>
    </div>
  );
}

const takesFocus = (button: HTMLElement | null) => button?.focus();
