import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleError, addLocalDays, ensure, localDate, must, type Fault } from '@ketenzicht/shared/kernel';
import {
  beginPeriod,
  type CareInput,
  type CarePeriod,
  type PayerInput,
  type PayerPeriod,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { OpenFile } from './open-file.js';
import { addCare, addPayer, careOf, closePeriod, isWard, payersOf } from './period.queries.js';
import { settleTitles } from './title.queries.js';

/** Who pays and where care is given: each from a day on, until the next begins. */
@Injectable()
export class PeriodService {
  constructor(private readonly file: OpenFile) {}

  payer(visit: Visit, id: string, { payer, from, words }: PayerInput): Promise<PayerPeriod> {
    ensureNear(from, visit.at);
    return this.file.write(visit, { id, segment: 'payers' }, async (row, act) => {
      const { closes, until } = beginPeriod('payer', await payersOf(act.tx, row.id), from);
      if (closes) await closePeriod(act.tx, 'payer_period', closes.id, from);
      const periodId = randomUUID();
      const sealed = words === null ? null : await act.seal(row, 'ketenveldnorm.payer_period.words', words);
      await addPayer(act, row, { id: periodId, payer, from, until, words: sealed });
      await settleTitles(act, row);
      await act.step(row, 'payerSet', { payer, from, ...(closes && { before: closes.payer }) });
      const made = must(
        (await payersOf(act.tx, row.id)).find((one) => one.id === periodId),
        'the payer just set',
      );
      return { ...made, words };
    });
  }

  care(visit: Visit, id: string, input: CareInput): Promise<CarePeriod> {
    ensureNear(input.from, visit.at);
    const faults = careFaults(input);
    if (faults.length > 0)
      throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
    return this.file.write(visit, { id, segment: 'care' }, async (row, act) => {
      if (input.unitId !== null && !(await isWard(act.tx, row.directoryId, input.unitId)))
        throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [noWard]);
      const { closes, until } = beginPeriod('care', await careOf(act.tx, row.id), input.from);
      if (closes) await closePeriod(act.tx, 'care_period', closes.id, input.from);
      const periodId = randomUUID();
      const words = input.words === null ? null : await act.seal(row, 'ketenveldnorm.care_period.words', input.words);
      await addCare(act, row, { ...input, id: periodId, until, words });
      const { kind, from, intensity, unitId, requestId, gapReason } = input;
      await act.step(row, 'careSet', { kind, from, intensity, unitId, requestId, gapReason });
      const made = must(
        (await careOf(act.tx, row.id)).find((one) => one.id === periodId),
        'the care just set',
      );
      return { ...made, words: input.words };
    });
  }
}

const ensureNear = (from: string, at: Date) =>
  ensure(
    from <= addLocalDays(localDate(at), 366),
    'period.far_ahead',
    'This is more than a year ahead. Write it down when it comes nearer.',
  );

const noWard: Fault = { pointer: '/unitId', code: 'care.no_ward', detail: 'There is no such ward in your register.' };

/** What cannot be, whatever is known of somebody: every fault at once. */
function careFaults({ kind, gapReason, unitId, intensity }: CareInput): Fault[] {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, detail: string) => void faults.push({ pointer, code, detail });
  if (kind === 'gap' && gapReason === null)
    fault('/gapReason', 'care.gap_reason', 'Say why there is no care: nobody may be without care unexplained.');
  if (kind !== 'gap' && gapReason !== null)
    fault('/gapReason', 'care.no_gap', 'There is care, so leave out why there is none.');
  if (kind === 'gap' && intensity !== null)
    fault('/intensity', 'care.no_intensity', 'There is no care, so leave out how much.');
  if (kind !== 'ward' && unitId !== null)
    fault('/unitId', 'care.not_ward', 'A ward belongs to care on a ward. Choose that, or leave the ward out.');
  return faults;
}
