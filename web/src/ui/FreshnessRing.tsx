import { ageInWords, lifeLeft, type Language } from './age.js';

interface Props {
  observedAt: string | null;
  validUntil: string | null;
  now: Date;
  language?: Language;
}

const words = {
  nl: { never: 'nooit', expired: 'verlopen' },
  en: { never: 'never', expired: 'expired' },
};

/** A ring that empties towards expiry, with the age in words. Empty and amber: no longer a fact. */
export function FreshnessRing({ observedAt, validUntil, now, language = pageLanguage() }: Props) {
  const at = now.getTime();
  const left =
    observedAt === null || validUntil === null ? 0 : lifeLeft(Date.parse(observedAt), Date.parse(validUntil), at);
  const text = observedAt === null ? words[language].never : ageInWords(at - Date.parse(observedAt), language);
  return (
    <span
      className={`inline-flex items-center gap-2 text-sm whitespace-nowrap ${left > 0 ? 'text-mute' : 'text-warn'}`}
    >
      <Ring left={left} />
      {text}
      {left === 0 && observedAt !== null && <span className="sr-only">, {words[language].expired}</span>}
    </span>
  );
}

function Ring({ left }: { left: number }) {
  const circle = { cx: 8, cy: 8, r: 6, fill: 'none', strokeWidth: 2.5, pathLength: 100 };
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" className="shrink-0" aria-hidden="true">
      <circle
        {...circle}
        className={left > 0 ? 'stroke-line' : 'stroke-warn'}
        {...(left > 0 ? {} : { strokeDasharray: '5.5 5.5' })}
      />
      {left > 0 && (
        <circle
          {...circle}
          className="stroke-free forced-colors:stroke-[CanvasText]"
          strokeDasharray={`${Math.max(4, left * 100)} 100`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  );
}

const pageLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'nl');
