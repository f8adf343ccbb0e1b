import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { Wait, WaitAct, WaitFile } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { sayMoment } from '../../platform/say-time.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { InChain } from '../chain/InChain.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { WaitHomes } from '../homes/WaitHomes.js';
import { ArrangeLink } from '../arrangement/ArrangeLink.js';
import { ChangeDialog } from './ChangeDialog.js';
import { EndDialog } from './EndDialog.js';
import { ExpectDialog } from './ExpectDialog.js';
import { Expected } from './OutflowPage.js';
import { outflowTexts } from './outflow.texts.js';
import { usePlaces } from './places.context.js';
import { sayEuros } from './say-euros.js';
import { useChanged } from './useChanged.js';
import { waitNames } from './wait.names.js';
import { useWaitProblem } from './wait.problems.js';
import { useWaitAct, useWaitFile } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';
import './waiting.css';

/** One who waits: since when, for what, whose turn it is, and every day that was expected. */
export function WaitPage({ waitId }: { waitId: string }) {
  const tabs = useTexts(outflowTabsTexts);
  const name = useTexts(waitNames);
  const file = useWaitFile(waitId);
  const t = useTexts(waitTexts);
  const title = file.data
    ? t('waitTitle', { cause: lowered(name(`cause.${file.data.wait.waitsFor}`)) })
    : tabs('section');
  useEffect(() => void (document.title = `${tabs('section')} · Ketenzicht`), [tabs]);
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={title}>
      <Answer of={file}>{(data) => <File file={data} />}</Answer>
    </SectionPage>
  );
}

/** In the middle of a sentence; abbreviations stay as they are. */
const lowered = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);

type Asking = Exclude<WaitAct, 'undo'>;

function File({ file }: { file: WaitFile }) {
  const t = useTexts(waitTexts);
  const say = useTexts(outflowTexts);
  const name = useTexts(waitNames);
  const problem = useWaitProblem();
  const { wardName } = usePlaces();
  const { wait } = file;
  // As it stood when the dialog opened: what somebody else says meanwhile must not be overwritten unseen.
  const [asking, setAsking] = useState<{ act: Asking; wait: Wait } | null>(null);
  const told = useChanged(wait.version);
  const undo = useWaitAct(wait);
  const acts = (['expect', 'end', 'change'] as const).filter((act) => wait.may.includes(act));
  const mayFit = mayAsk({ ...useActor(), scopes: [] }, operations['dwelling.fit']);
  const close = () => setAsking(null);
  return (
    <>
      <p role="status" className="sr-only">
        {told > 0 && <span key={told}>{t('updated')}</span>}
      </p>
      <p className="text-mute">
        {wardName(wait.unitId) ?? say('elsewhere')} · {wait.reference}
      </p>
      <InChain moverId={wait.id} />
      <div className="wait-columns">
        <section className="card wait-part" aria-labelledby="wait-now">
          <h2 id="wait-now">
            {wait.state === 'waiting'
              ? say('days', { count: wait.days })
              : t('ended', { how: name(`state.${wait.state}`), day: sayDate(wait.endedOn ?? '') })}
          </h2>
          {wait.state === 'waiting' && (
            <p>
              <Expected wait={{ ...wait, moves: 0 }} />
            </p>
          )}
          <Facts file={file} />
          <div className="flex flex-wrap gap-3">
            {acts.map((act, at) => (
              <button
                key={act}
                type="button"
                className={at === 0 ? 'button-act' : 'button'}
                onClick={() => setAsking({ act, wait })}
              >
                {t(act)}
              </button>
            ))}
            <ArrangeLink wait={wait} />
            {wait.may.includes('undo') && (
              <button
                type="button"
                className="button"
                disabled={undo.isPending}
                onClick={() => undo.mutate({ path: '/_undo', body: {} })}
              >
                {t('undo')}
              </button>
            )}
          </div>
          {undo.error && <Warning>{problem(undo.error)}</Warning>}
        </section>
        <History file={file} />
      </div>
      {mayFit && wait.waitsFor === 'dwelling' && <WaitHomes wait={wait} />}
      {asking?.act === 'expect' && <ExpectDialog wait={asking.wait} onClose={close} />}
      {asking?.act === 'end' && <EndDialog wait={asking.wait} onClose={close} />}
      {asking?.act === 'change' && <ChangeDialog wait={asking.wait} onClose={close} />}
    </>
  );
}

function Facts({ file: { wait, accuracy } }: { file: WaitFile }) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const { regionName, wardName, titleName, groupName } = usePlaces();
  const { toward } = wait;
  const off = (days: number) =>
    days === 0 ? t('onTime') : days > 0 ? t('later', { count: days }) : t('sooner', { count: -days });
  const facts: [label: string, value: string | null][] = [
    [t('since'), sayDate(wait.readySince)],
    [t('admitted'), wait.admittedOn && sayDate(wait.admittedOn)],
    [t('actor'), name(`actor.${wait.actsBy}`)],
    [t('payer'), name(`payer.${wait.payer}`)],
    [t('municipality'), wait.municipality],
    [t('region'), `${regionName(wait.toward.regionId)}, ${name(`reach.${wait.toward.reach}`).toLowerCase()}`],
    [t('age'), name(`age.${wait.toward.ageBand}`)],
    [t('level'), toward.securityLevel && name(`level.${toward.securityLevel}`)],
    [t('title'), toward.title && titleName(toward.title)],
    [t('groups'), toward.targetGroups.map((one) => groupName(one)).join(', ')],
    [t('avoid'), toward.avoidRegionIds.map((one) => regionName(one)).join(', ')],
    [t('rent'), toward.highestRentCents === null ? null : sayEuros(toward.highestRentCents)],
    [t('ofHome'), toward.accessible ? t('accessible') : null],
    [t('went'), wait.leftTo && name(`to.${wait.leftTo}`)],
    [t('wentWard'), wait.toUnitId && wardName(wait.toUnitId)],
    [t('accuracyFirst'), accuracy.first === null ? null : off(accuracy.first)],
    [t('accuracyLast'), accuracy.last === null ? null : off(accuracy.last)],
  ];
  return (
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
      {wait.personId && (
        <div>
          <dt>{t('file')}</dt>
          <dd>
            <Link to="/persons/$personId" params={{ personId: wait.personId }} className="link">
              {t('toFile')}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function History({ file: { wait, expected, said } }: { file: WaitFile }) {
  const t = useTexts(waitTexts);
  const say = useTexts(outflowTexts);
  const name = useTexts(waitNames);
  const before = said.slice(0, -1).toReversed();
  return (
    <div className="grid gap-4">
      <section className="card wait-part" aria-labelledby="wait-history">
        <h2 id="wait-history">{t('history')}</h2>
        {expected.length === 0 ? (
          <p className="text-mute">{t('noHistory')}</p>
        ) : (
          <p className="text-mute">{say('moved', { count: wait.moves })}</p>
        )}
        <ol className="wait-history">
          {expected.toReversed().map((one) => (
            <li key={one.at}>
              <strong>{one.to === null ? t('noDay') : sayDate(one.to)}</strong>,{' '}
              {name(`reason.${one.reason}`).toLowerCase()}
              <small>
                {one.by || name(`role.${one.role}` as 'role.provider')}, {sayMoment(one.at)}
              </small>
            </li>
          ))}
        </ol>
      </section>
      {before.length > 0 && (
        <section className="card wait-part" aria-labelledby="wait-said">
          <h2 id="wait-said">{t('saidTitle')}</h2>
          <ol className="wait-history">
            {before.map((one) => (
              <li key={one.at}>
                {name(`cause.${one.waitsFor}`)}, {name(`actor.${one.actsBy}`).toLowerCase()},{' '}
                {name(`payer.${one.payer}`)}
                <small>
                  {one.by || t('colleague')}, {sayMoment(one.at)}
                </small>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
