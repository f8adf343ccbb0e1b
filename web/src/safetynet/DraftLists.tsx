import { payerKinds, type PayerKind } from '@ketenzicht/shared/safetynet';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import type { Draft } from './draft.rules.js';
import { newDossierTexts } from './new-dossier.texts.js';
import { safetynetNames } from './safetynet.texts.js';

interface ListProps<T> {
  legend: string;
  more: string;
  most: number;
  rows: readonly T[];
  empty: T;
  onChange: (rows: T[]) => void;
  children: (row: T, change: (part: Partial<T>) => void, id: string) => ReactNode;
}

/** Rows that one adds and takes away; there is always one. */
function Rows<T>({ legend, more, most, rows, empty, onChange, children }: ListProps<T>) {
  const t = useTexts(newDossierTexts);
  const id = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have nothing but their place
        <div key={index} className="net-row">
          {children(row, (part) => onChange(rows.with(index, { ...row, ...part })), `${id}-${index}`)}
          {rows.length > 1 && (
            <button
              type="button"
              className="button"
              aria-label={t('remove', { number: index + 1 })}
              onClick={() => onChange(rows.toSpliced(index, 1))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      {rows.length < most && (
        <button type="button" className="link min-h-11 justify-self-start" onClick={() => onChange([...rows, empty])}>
          + {more}
        </button>
      )}
    </fieldset>
  );
}

export function LineFields({ lines, onChange }: { lines: Draft['lines']; onChange: (lines: Draft['lines']) => void }) {
  const t = useTexts(newDossierTexts);
  return (
    <Rows
      legend={t('lines')}
      more={t('moreLines')}
      most={20}
      rows={lines}
      empty={{ tariff: '', amount: '' }}
      onChange={onChange}
    >
      {(line, change, id) => (
        <>
          <div className="field grow-2">
            <label htmlFor={`${id}-tariff`}>{t('tariff')}</label>
            <input
              id={`${id}-tariff`}
              required
              minLength={2}
              maxLength={80}
              autoComplete="off"
              value={line.tariff}
              onChange={(event) => change({ tariff: event.currentTarget.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-amount`}>{t('amount')}</label>
            <input
              id={`${id}-amount`}
              required
              inputMode="decimal"
              autoComplete="off"
              pattern="[€\s]*[0-9.]+([,.][0-9]{1,2})?"
              value={line.amount}
              onChange={(event) => change({ amount: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </Rows>
  );
}

export function PayerFields({
  payers,
  onChange,
}: {
  payers: Draft['payers'];
  onChange: (payers: Draft['payers']) => void;
}) {
  const t = useTexts(newDossierTexts);
  const name = useTexts(safetynetNames);
  return (
    <Rows
      legend={t('payers')}
      more={t('morePayers')}
      most={6}
      rows={payers}
      empty={{ kind: '', name: '' }}
      onChange={onChange}
    >
      {(payer, change, id) => (
        <>
          <div className="field">
            <label htmlFor={`${id}-kind`}>{t('kind')}</label>
            <select
              id={`${id}-kind`}
              required
              value={payer.kind}
              onChange={(event) => change({ kind: event.currentTarget.value as PayerKind | '' })}
            >
              <option value="">{t('choose')}</option>
              {payerKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {name(`payer.${kind}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field grow-2">
            <label htmlFor={`${id}-name`}>{t('name')}</label>
            <input
              id={`${id}-name`}
              required
              minLength={2}
              maxLength={100}
              autoComplete="off"
              value={payer.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </Rows>
  );
}
