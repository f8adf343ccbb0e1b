import { exportFormats, type Extract, type ExtractQuery } from '@ketenzicht/shared/oversight';
import { useSearch } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { hasText } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { sayMoment } from '../platform/say-time.js';
import { Warning } from '../ui/Warning.js';
import { askTexts } from './ask.texts.js';
import { TextField } from './fields.js';
import { lineTexts } from './line.texts.js';
import { OversightPage } from './OversightPage.js';
import { downloadExtract, useExtract } from './oversight.queries.js';
import { momentsOf } from './period.js';

/** "Wie keek in dit dossier?": the answer to the question of the one whom it is about. */
export function PersonExtract() {
  const t = useTexts(askTexts);
  const { person: given } = useSearch({ from: '/oversight/extract' });
  // Who came here by pressing "who looked here?" has asked already.
  const [asked, setAsked] = useState<ExtractQuery | null>(given ? { person: given } : null);
  const [person, setPerson] = useState(given ?? '');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const extract = useExtract(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moments = momentsOf({ from: from || '2000-01-01', until: until || '2000-01-01' });
    setAsked({
      person: person.trim(),
      ...(from && { from: moments.from }),
      ...(until && { until: moments.until }),
    });
  };
  return (
    <OversightPage title={t('extractTitle')} lead={t('extractLead')}>
      <form onSubmit={submit} className="card oversight-form">
        <TextField label={t('person')} help={t('personHelp')} value={person} onChange={setPerson} required />
        <label className="field">
          {t('from')}
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="field">
          {t('until')}
          <input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        </label>
        <div className="wide flex">
          <button type="submit" className="button-act ml-auto max-md:w-full">
            {t('show')}
          </button>
        </div>
      </form>
      <Answer of={extract}>{(found) => asked && <Found extract={found} asked={asked} />}</Answer>
    </OversightPage>
  );
}

function Found({ extract, asked }: { extract: Extract; asked: ExtractQuery }) {
  const t = useTexts(askTexts);
  if (extract.looks.length === 0) return <p className="card mt-4 p-6 text-mute">{t('extractNone')}</p>;
  return (
    <>
      <p role="status" className="mt-6 text-mute">
        {t('extractFound', { lines: extract.lines, who: extract.reference ?? extract.personId.slice(0, 8) })}
      </p>
      <Downloads asked={asked} />
      <ul role="list" className="card mt-4">
        {extract.looks.map((look) => (
          <li key={[look.at, look.event, look.role, look.organisationId, look.parts].join()}>
            <Look look={look} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Downloads({ asked }: { asked: ExtractQuery }) {
  const t = useTexts(askTexts);
  const problem = useProblemText();
  const download = useMutation({
    mutationFn: (format: (typeof exportFormats)[number]) => downloadExtract(asked, format),
  });
  return (
    <div className="mt-3 print:hidden">
      <div className="flex flex-wrap gap-3" role="group" aria-label={t('download')}>
        {(['pdf', 'csv', 'fhir'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={download.isPending}
            onClick={() => download.mutate(format)}
          >
            {t(`format.${format}`)}
          </button>
        ))}
      </div>
      {download.isPending && (
        <p role="status" className="mt-2 text-mute">
          {t('downloading')}
        </p>
      )}
      {download.isError && <Warning className="mt-3">{problem(download.error)}</Warning>}
    </div>
  );
}

function Look({ look }: { look: Extract['looks'][number] }) {
  const t = useTexts(lineTexts);
  const part = (name: string) => (hasText(lineTexts, `part.${name}`) ? t(`part.${name}` as 'part.file') : name);
  return (
    <article className="line">
      <p>
        <time dateTime={look.at} className="font-semibold">
          {sayMoment(look.at)}
        </time>{' '}
        {look.role ? t(`role.${look.role}`) : t('system')}
        {look.organisationName && ` · ${look.organisationName}`} {t(`action.${look.action}`)}{' '}
        {(look.parts.length > 0 ? look.parts : ['file']).map(part).join(', ')}
        {look.refused && <span className="tag ml-2 text-warn">{t('refused')}</span>}
        {look.emergency && <span className="tag ml-2 text-warn">{t('emergency')}</span>}
      </p>
      <p className="line-facts">
        <span>{t('why', { purpose: t(`purpose.${look.purpose}`) })}</span>
        <span>{t('policy', { policy: look.policy })}</span>
        {look.times > 1 && <span>{t('times', { count: look.times })}</span>}
      </p>
    </article>
  );
}
