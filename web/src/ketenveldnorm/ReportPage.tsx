import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { newKey } from '../platform/new-key.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { WidePage } from '../ui/WidePage.js';
import { useFollowingProblem } from './following.problems.js';
import { usePersonCard, useReport } from './following.queries.js';
import { followingTexts } from './following.texts.js';
import { useFollowingPlaces } from './places.context.js';
import { useUnsaved } from './useUnsaved.js';
import { Whom } from './Whom.js';
import './following.css';

/** A registered person, a region and what worries whoever reports: the rest is for the weegteam. */
export function ReportPage() {
  const t = useTexts(followingTexts);
  const id = useId();
  const problem = useFollowingProblem();
  const { regions, ownRegionId } = useFollowingPlaces();
  const { person } = useSearch({ from: '/following/new' });
  const navigate = useNavigate();
  const report = useReport();
  const key = useRef(newKey());
  const [personId, setPerson] = useState(person);
  const card = usePersonCard(personId);
  const [chosen, setRegion] = useState<string | null>(null);
  const regionId = chosen ?? ownRegionId ?? card.data?.regionId ?? '';
  const [words, setWords] = useState('');
  useUnsaved(words !== '');
  useEffect(() => void (document.title = `${t('reportTitle')} · Ketenzicht`), [t]);

  const send = () => {
    if (personId === undefined || report.isPending) return;
    report.mutate(
      { input: { personId, regionId, words }, key: key.current },
      {
        onSuccess: (one) => {
          setWords('');
          void navigate({ to: '/following/$trajectoryId', params: { trajectoryId: one.id }, replace: true });
        },
        // Whatever is sent next is another report.
        onError: () => (key.current = newKey()),
      },
    );
  };
  return (
    <WidePage narrow>
      <h1>{t('reportTitle')}</h1>
      <p className="text-mute">{t('reportLead')}</p>
      <Whom card={personId === undefined ? null : card} onFound={setPerson} />
      {personId !== undefined && (
        <form
          className="card following-form mt-4 p-5"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className="field">
            <label htmlFor={`${id}-region`}>{t('region')}</label>
            <select id={`${id}-region`} required value={regionId} onChange={(event) => setRegion(event.target.value)}>
              <option value="">{t('choose')}</option>
              {regions.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
            <small>{t('regionHelp')}</small>
          </div>
          <div className="field">
            <label htmlFor={`${id}-words`}>{t('reportWords')}</label>
            <textarea
              id={`${id}-words`}
              rows={5}
              required
              maxLength={2_000}
              value={words}
              aria-describedby={`${id}-help`}
              onChange={(event) => setWords(event.target.value)}
            />
            <small id={`${id}-help`}>{t('sealed')}</small>
          </div>
          {report.isError && <Warning>{problem(report.error)}</Warning>}
          <FormActs
            act={t('reportAct')}
            cancel={t('cancel')}
            busy={report.isPending}
            onCancel={() => void navigate({ to: '/persons/$personId', params: { personId } })}
          />
        </form>
      )}
    </WidePage>
  );
}
