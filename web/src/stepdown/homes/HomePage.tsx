import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { Dwelling, DwellingFile } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { sayMoment } from '../../platform/say-time.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { vptWords } from '../vpt/vpt-words.texts.js';
import { usePlaces } from '../waiting/places.context.js';
import { ChangeHomeDialog } from './ChangeHomeDialog.js';
import { homeTexts } from './home.texts.js';
import { HomeNow } from './HomeNow.js';
import { useHome } from './homes.queries.js';
import { homeNames } from './homes.names.js';
import { useHomeWords } from './HomeWords.js';
import { PromiseDialog } from './PromiseDialog.js';
import '../waiting/waiting.css';
import './homes.css';

/** One dwelling: what it is, how it stands, and what was done with it. */
export function HomePage({ dwellingId }: { dwellingId: string }) {
  const t = useTexts(homeTexts);
  const tabs = useTexts(outflowTabsTexts);
  const say = useHomeWords();
  const file = useHome(dwellingId);
  const title = file.data ? say.title(file.data.dwelling) : tabs('homes');
  useEffect(() => void (document.title = `${tabs('homes')} · Ketenzicht`), [tabs]);
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={title}>
      <Link to="/homes" className="link inline-flex min-h-11 items-center print:hidden">
        ← {t('all')}
      </Link>
      <Answer of={file}>{(data) => <File file={data} />}</Answer>
    </SectionPage>
  );
}

function File({ file }: { file: DwellingFile }) {
  const { dwelling: home } = file;
  const { regionName } = usePlaces();
  const actor = useActor();
  const [asking, setAsking] = useState<'promise' | 'change' | null>(null);
  const close = () => setAsking(null);
  const mayPromise = mayAsk({ ...actor, scopes: [] }, operations['dwelling.promise']);
  return (
    <>
      <p className="text-mute">
        {regionName(home.regionId)} · {home.reference}
      </p>
      <div className="wait-columns">
        <HomeNow home={home} mayPromise={mayPromise} onAsk={setAsking} />
        <div className="grid gap-4">
          <Facts home={home} />
          <Steps file={file} />
        </div>
      </div>
      {asking === 'promise' && <PromiseDialog home={home} onClose={close} />}
      {asking === 'change' && <ChangeHomeDialog home={home} onClose={close} />}
    </>
  );
}

function Facts({ home }: { home: Dwelling }) {
  const t = useTexts(homeTexts);
  const name = useTexts(homeNames);
  const form = useTexts(vptWords);
  const say = useHomeWords();
  const some = (words: readonly string[]) => (words.length === 0 ? null : words.join(' · '));
  const facts: [label: string, value: string | null][] = [
    [t('rentLabel'), say.rent(home.rentCents)],
    [t('place'), [home.neighbourhood, home.municipality].filter(Boolean).join(', ')],
    [t('available'), say.from(home.availableFrom)],
    [t('offeredUntil'), sayDate(home.offeredUntil)],
    [t('landlord'), home.landlord],
    [t('offeredBy'), home.organisationName ?? t('nobody')],
    [name('accessible'), home.accessible ? '✓' : null],
    [t('conditions'), some(home.conditions.map((one) => name(`condition.${one}`)))],
    [t('conditionText'), home.conditionText],
    [t('nearby'), some(home.nearby.map((one) => name(`near.${one}`)))],
    [t('forms'), some(home.forms.map((one) => form(`form.${one}`)))],
  ];
  return (
    <section className="card wait-part" aria-labelledby="home-facts">
      <h2 id="home-facts">{t('facts')}</h2>
      <dl className="wait-facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function Steps({ file: { steps } }: { file: DwellingFile }) {
  const t = useTexts(homeTexts);
  const name = useTexts(homeNames);
  return (
    <section className="card wait-part" aria-labelledby="home-steps">
      <h2 id="home-steps">{t('steps')}</h2>
      <ol className="wait-history">
        {steps.map(({ at, kind, organisationName, byClock }) => (
          <li key={`${at} ${kind}`}>
            <strong>{name(`step.${kind}` as 'step.offered')}</strong>
            <small>
              {byClock ? t('byClock') : (organisationName ?? t('nobody'))}, {sayMoment(at)}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
