import { nzaTables, type NzaImported, type NzaTable } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { sayNumber } from '../../platform/say-figures.js';
import { Warning } from '../../ui/Warning.js';
import { vptImportTexts } from './vpt-import.texts.js';
import { vptMonitorTexts } from './vpt-monitor.texts.js';
import { useImportTables } from './vpt.queries.js';
import './vpt.css';

interface Chosen {
  name: string;
  csv: string;
  table: NzaTable | null;
}

/** By the numbers of the paper, which the names of files mostly have. */
const guesses: readonly [RegExp, NzaTable][] = [
  [/3a|met_behandeling/i, 'withTreatment'],
  [/3b|zonder_behandeling/i, 'withoutTreatment'],
  [/3c/i, 'bothTreatments'],
  [/4|instroom/i, 'inflow'],
  [/5|uitstroom/i, 'outflow'],
  [/6|uitgaven/i, 'spending'],
  [/1|leveringsvorm/i, 'deliveryForms'],
];
const guess = (name: string): NzaTable | null => guesses.find(([pattern]) => pattern.test(name))?.[1] ?? null;

const most = 7_000;
const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** For whoever may say what was published: all of it, or none. */
export function VptImportPage() {
  const t = useTexts(vptImportTexts);
  const bring = useImportTables();
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const choose = async (list: FileList | null) => {
    bring.reset();
    const read = [...(list ?? [])].slice(0, nzaTables.length);
    setFiles(
      await Promise.all(
        read.map(async (file) => ({ name: file.name, csv: await file.text(), table: guess(file.name) })),
      ),
    );
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (bring.isPending) return;
    const form = new FormData(event.currentTarget);
    const [edition, publishedOn, source] = ['edition', 'publishedOn', 'source'].map((name) => field(form, name));
    const large = files.find(({ csv }) => csv.length > most);
    const tables = files.flatMap(({ csv, table }) => (table ? [{ csv, table }] : []));
    const isWhole = edition && publishedOn && source && source.length >= 5 && tables.length === files.length;
    setMissing(large ? t('tooLarge', { file: large.name }) : isWhole && files.length > 0 ? null : t('needAll'));
    if (!large && isWhole && tables.length > 0) bring.mutate({ edition, publishedOn, source, tables });
  };
  return (
    <div className="section-page vpt-monitor">
      <Link to="/vpt-monitor" className="link inline-flex min-h-11 items-center">
        ← {t('back')}
      </Link>
      <h1 className="text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('lead')}</p>
      <form noValidate onSubmit={submit} className="card mt-4 grid max-w-2xl gap-4 p-5">
        <label className="field">
          {t('edition')}
          <input name="edition" maxLength={60} autoComplete="off" aria-describedby="vpt-edition" />
        </label>
        <p id="vpt-edition" className="m-0 text-[15px] text-mute">
          {t('editionHint')}
        </p>
        <label className="field">
          {t('publishedOn')}
          <input name="publishedOn" type="date" />
        </label>
        <label className="field">
          {t('source')}
          <input name="source" maxLength={500} autoComplete="off" />
        </label>
        <label className="field">
          {t('files')}
          <input
            type="file"
            accept=".csv,text/csv"
            multiple
            onChange={(event) => void choose(event.currentTarget.files)}
          />
        </label>
        <Tables files={files} onChange={setFiles} />
        <button type="submit" className="button-act min-h-12" aria-disabled={bring.isPending}>
          {t(bring.isPending ? 'busy' : 'act')}
        </button>
        {missing && <Warning className="m-0">{missing}</Warning>}
        {bring.error && <Refused error={bring.error} files={files} />}
        {bring.data && <Done said={bring.data} />}
      </form>
    </div>
  );
}

function Tables({ files, onChange }: { files: readonly Chosen[]; onChange: (files: readonly Chosen[]) => void }) {
  const t = useTexts(vptImportTexts);
  const m = useTexts(vptMonitorTexts);
  return files.map((file, at) => (
    <label key={file.name} className="field">
      {t('which', { file: file.name })}
      <select
        value={file.table ?? ''}
        onChange={(event) => {
          const table = nzaTables.find((one) => one === event.currentTarget.value) ?? null;
          onChange(files.map((one, place) => (place === at ? { ...one, table } : one)));
        }}
      >
        <option value="">{t('choose')}</option>
        {nzaTables.map((one) => (
          <option key={one} value={one}>
            {m(`table.${one}`)}
          </option>
        ))}
      </select>
    </label>
  ));
}

/** Each fault by file and line; what it says exactly is the server's own sentence. */
function Refused({ error, files }: { error: Error; files: readonly Chosen[] }) {
  const t = useTexts(vptImportTexts);
  const problem = useProblemText();
  if (!(error instanceof ProblemError) || !error.code.startsWith('vpt.'))
    return <Warning className="m-0">{problem(error)}</Warning>;
  return (
    <div role="alert" className="grid gap-2 rounded-lg bg-warn-soft p-3 text-warn">
      <p className="m-0 font-semibold">{t('refused')}</p>
      <ul className="grid gap-2">
        {error.errors.map(({ pointer, code, detail }) => {
          const [, at, line, column] = /^\/tables\/(\d+)(?:\/lines\/(\d+)(?:\/(.+))?)?$/.exec(pointer) ?? [];
          const file = files[Number(at)]?.name ?? '';
          return (
            <li key={pointer + code + detail}>
              <strong>{line ? t('place', { file, line }) : file}</strong>{' '}
              {t(`fault.${code}` as 'fault.vpt.csv_total', { column: column ?? '' })}
              <span className="block text-[15px]" lang="en">
                {detail}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Done({ said: { tables, notes } }: { said: NzaImported }) {
  const t = useTexts(vptImportTexts);
  const m = useTexts(vptMonitorTexts);
  const names = (isNew: boolean) =>
    tables
      .filter((one) => one.isNew === isNew)
      .map(({ table }) => m(`table.${table}`))
      .join(', ');
  return (
    <div role="status" className="grid gap-2">
      {names(true) && <p className="m-0 font-medium text-free">{t('done', { tables: names(true) })}</p>}
      {names(false) && <p className="m-0">{t('already', { tables: names(false) })}</p>}
      {notes.length > 0 && (
        <>
          <p className="m-0">{t('notes')}</p>
          <ul className="grid gap-1">
            {notes.map(({ table, kind, name, column, printed, computed }) => (
              <li key={table + kind + name + column}>
                {t('note', {
                  where: `${m(`table.${table}`)}, ${name}, ${column.replaceAll('_', ' ')}`,
                  printed: sayNumber(printed),
                  computed: sayNumber(computed),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
