import type { HistoryDay } from '@ketenzicht/shared/capacity';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { useWidth } from '../../ui/useWidth.js';
import { HistoryPlot, plotMargin } from './HistoryPlot.js';
import { HistoryTable } from './HistoryTable.js';
import { useDayWords } from './useDayWords.js';
import { wardTexts } from './ward.texts.js';

/** Ninety days at a glance; each day can be read out by pointer, finger or keyboard, and all of them stand in a table. */
export function WardHistoryChart({ days }: { days: readonly HistoryDay[] }) {
  const t = useTexts(wardTexts);
  const language = useLanguage();
  const words = useDayWords();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const [chosen, setChosen] = useState<number | null>(null);
  const last = days.length - 1;
  const index = Math.min(chosen ?? last, last);
  const day = days[index];
  if (!day || days.every(({ known }) => known === 0)) return <p className="m-0 text-mute">{t('nothingYet')}</p>;

  const choose = (clientX: number, bounds: DOMRect) => {
    const share = (clientX - bounds.left - plotMargin.left) / (bounds.width - plotMargin.left - plotMargin.right);
    setChosen(Math.min(last, Math.max(0, Math.floor(share * days.length))));
  };
  return (
    <>
      <p className="m-0 min-h-12 sm:min-h-6" aria-hidden="true">
        {words(day)}
      </p>
      <div
        ref={box}
        className="relative mt-2 rounded has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-act"
        onPointerMove={(event) => choose(event.clientX, event.currentTarget.getBoundingClientRect())}
        onPointerLeave={() => setChosen(null)}
      >
        <HistoryPlot days={days} chosen={index} width={width} language={language} />
        <input
          type="range"
          className="absolute inset-0 size-full cursor-crosshair opacity-0"
          aria-label={t('chartLabel')}
          aria-valuetext={words(day)}
          min={0}
          max={last}
          value={index}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
      </div>
      <details className="mt-3">
        <summary className="w-fit py-3 font-semibold text-act">{t('asTable')}</summary>
        <HistoryTable days={days} />
      </details>
    </>
  );
}
