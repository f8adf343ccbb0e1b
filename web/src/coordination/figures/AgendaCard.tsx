import type { Rung } from '@ketenzicht/shared/coordination';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { saveAgenda, type AgendaFormat } from './figures.queries.js';
import { coordinationFiguresTexts } from './figures.texts.js';

const rungs = ['provider', 'region', 'national', 'ministry'] as const satisfies readonly Rung[];
const formats = ['pdf', 'xlsx'] as const satisfies readonly AgendaFormat[];

/** The open cases as a file, for the table that they are discussed at. */
export function AgendaCard() {
  const t = useTexts(coordinationFiguresTexts);
  const problem = useProblemText();
  const [from, setFrom] = useState<Rung>('national');
  const save = useMutation({ mutationFn: (format: AgendaFormat) => saveAgenda(format, from) });
  return (
    <section className="card figure-card mt-8 print:hidden" aria-labelledby="figure-agenda">
      <h2 id="figure-agenda">{t('agenda')}</h2>
      <p className="figure-note max-w-2xl">{t('agendaLead')}</p>
      <div className="figure-acts">
        <label className="field">
          {t('from')}
          <select value={from} onChange={(event) => setFrom(event.target.value as Rung)}>
            {rungs.map((rung) => (
              <option key={rung} value={rung}>
                {t(`from.${rung}`)}
              </option>
            ))}
          </select>
        </label>
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={save.isPending}
            onClick={() => save.mutate(format)}
          >
            {t(format)}
          </button>
        ))}
      </div>
      <p role="status">{save.isPending ? t('making') : save.isSuccess ? t('made') : ''}</p>
      {save.isError && <p role="alert">{problem(save.error)}</p>}
    </section>
  );
}
