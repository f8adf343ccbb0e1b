import {
  careLaws,
  careParts,
  gapsOf,
  givesReach,
  type ArrangementContent,
  type ArrangementFile,
  type CareLine,
} from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementPrintTexts } from './arrangement-print.texts.js';
import { useArrangement } from './arrangement.queries.js';
import { sayAll, useSayLine, type SayLine } from './say-line.js';
import './arrangement-print.css';

/** For the kitchen cupboard: who does what and when, and whom to call at night. What was agreed, not what is being thought about. */
export function ArrangementPrint({ arrangementId, isDemo }: { arrangementId: string; isDemo: boolean }) {
  const t = useTexts(arrangementPrintTexts);
  const file = useArrangement(arrangementId);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return <Answer of={file}>{(data) => <Sheet file={data} isDemo={isDemo} />}</Answer>;
}

function Sheet({ file, isDemo }: { file: ArrangementFile; isDemo: boolean }) {
  const t = useTexts(arrangementPrintTexts);
  const { arrangement, versions } = file;
  const content = versions[0]?.content ?? file.content;
  const say = useSayLine(arrangement.provider);
  const about = { content, say };
  return (
    <article className="care-sheet">
      <header>
        <p className="care-sheet-acts print:hidden">
          <button type="button" className="button-act" onClick={() => print()}>
            {t('print')}
          </button>
          <Link
            to="/arrangements/$arrangementId"
            params={{ arrangementId: arrangement.id }}
            className="button inline-flex items-center"
          >
            {t('back')}
          </Link>
        </p>
        <h1>{t('title')}</h1>
        {isDemo && <p>{t('demo')}</p>}
        <Agreed file={file} />
        <p>{t('answers', { provider: arrangement.provider })}</p>
      </header>
      <Call {...about} />
      <Does {...about} />
      <NotNow content={content} />
      <Pays content={content} />
      <footer>
        <p>{t('sign')}:</p>
        <div className="care-sheet-signs">
          <span>{t('signName')}</span>
          <span>{t('signName')}</span>
        </div>
        <p>{t('reference', { reference: arrangement.reference })}</p>
      </footer>
    </article>
  );
}

function Agreed({ file: { arrangement, versions } }: { file: ArrangementFile }) {
  const t = useTexts(arrangementPrintTexts);
  const name = useTexts(arrangementNames);
  const [agreed] = versions;
  if (!agreed) return <p className="care-sheet-mind">{t('notAgreed')}</p>;
  return (
    <>
      <p>
        {t('agreed', {
          on: sayDate(agreed.agreedOn),
          with: sayAll(agreed.agreedWith.map((one) => name(`with.${one}`))),
          from: sayDate(agreed.startsOn),
        })}
      </p>
      {arrangement.isDrafted && <p>{t('newer')}</p>}
    </>
  );
}

interface About {
  content: ArrangementContent;
  say: SayLine;
}

function Call({ content, say }: About) {
  const t = useTexts(arrangementPrintTexts);
  const open = gapsOf(content).filter(({ kind }) => kind === 'reach');
  const lines = content.lines.filter((line) => givesReach(line) && line.when !== null);
  return (
    <section className="care-sheet-call">
      <h2>{t('call')}</h2>
      <p>{open.length > 0 ? t('callOpen', { hours: say.reach(open) }) : t('callLead')}</p>
      {lines.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('callWhen')}</th>
              <th scope="col">{t('callWho')}</th>
              <th scope="col">{t('callNumber')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{upper(say.hours(line.when))}</th>
                <td>{upper(say.who(line))}</td>
                <td className="care-sheet-number">{line.phone ?? '…'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Does({ content, say }: About) {
  const t = useTexts(arrangementPrintTexts);
  const name = useTexts(arrangementNames);
  const parts = careParts.flatMap((part) => {
    const lines = content.lines.filter((line) => line.part === part);
    return lines.length > 0 ? [{ part, lines }] : [];
  });
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{t('does')}</h2>
      <table>
        <thead>
          <tr>
            {(['what', 'how', 'who', 'when'] as const).map((one) => (
              <th key={one} scope="col">
                {t(one)}
              </th>
            ))}
          </tr>
        </thead>
        {parts.map(({ part, lines }) => (
          <tbody key={part}>
            {lines.map((line, index) => (
              <tr key={line.id}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={lines.length}>
                    {name(`part.${part}`)}
                  </th>
                )}
                <td>{say.way(line)}</td>
                <td>{upper(say.who(line))}</td>
                <td>{upper(say.when(line.when))}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {content.lines.some(({ part }) => part === 'respite') && <p>{t('nightsLine')}</p>}
    </section>
  );
}

const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

function NotNow({ content: { lines, notNeeded } }: { content: ArrangementContent }) {
  const t = useTexts(arrangementPrintTexts);
  const name = useTexts(arrangementNames);
  const open = careParts.filter(
    (part) => !lines.some((one) => one.part === part) && !notNeeded.some((one) => one.part === part),
  );
  return (
    <>
      {open.length > 0 && (
        <section>
          <h2>{t('open')}</h2>
          <p>{sayAll(open.map((part) => name(`part.${part}`)))}.</p>
        </section>
      )}
      {notNeeded.length > 0 && (
        <section>
          <h2>{t('notNeeded')}</h2>
          <ul>
            {careParts.flatMap((part) =>
              notNeeded
                .filter((one) => one.part === part)
                .map(({ reason }) => (
                  <li key={part}>
                    {name(`part.${part}`)}: {name(`reason.${reason}`).toLowerCase()}
                  </li>
                )),
            )}
          </ul>
        </section>
      )}
    </>
  );
}

function Pays({ content: { lines } }: { content: ArrangementContent }) {
  const t = useTexts(arrangementPrintTexts);
  const name = useTexts(arrangementNames);
  const partsOf = (fits: (line: CareLine) => boolean) =>
    sayAll(
      careParts
        .filter((part) => lines.some((one) => one.part === part && fits(one)))
        .map((part) => name(`part.${part}`).toLowerCase()),
    );
  const rows = [
    ...careLaws.map((law) => ({
      say: (parts: string) => t('paysLine', { law: t(`law.${law}`), parts }),
      parts: partsOf((one) => one.law === law),
    })),
    { say: (parts: string) => t('nobody', { parts }), parts: partsOf(({ by }) => by === 'network') },
    {
      say: (parts: string) => t('payOpen', { parts }),
      parts: partsOf(({ by, law }) => by !== 'network' && law === null),
    },
  ].filter(({ parts }) => parts !== '');
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('pays')}</h2>
      <ul>
        {rows.map(({ say, parts }) => (
          <li key={say('')}>{say(parts)}</li>
        ))}
      </ul>
    </section>
  );
}
