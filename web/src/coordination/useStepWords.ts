import { type CaseFile, type CaseStep } from '@ketenzicht/shared/coordination';
import { hasText, useTexts } from '../platform/i18n.js';
import { coordinationNames } from './coordination.texts.js';
import { peopleOf } from './people.rules.js';
import { stepTexts } from './step.texts.js';

/** A step from its codes to words; what a later server adds is left out and breaks nothing. */
export function useStepWords(file: CaseFile): (step: CaseStep) => string {
  const t = useTexts(stepTexts);
  const name = useTexts(coordinationNames);
  const sayCode = (group: string, code: unknown): string =>
    typeof code === 'string' && hasText(coordinationNames, `${group}.${code}`)
      ? name(`${group}.${code}` as 'rung.region')
      : '';
  const who = (id: unknown) => peopleOf(file).find((one) => one.id === id)?.name ?? '';
  return ({ kind, detail }) => {
    const isAgain = kind === 'climbed' && detail['again'] === true;
    const rung = sayCode('rungLong', detail['to'] ?? detail['rung']);
    return t(isAgain ? 'again' : kind, {
      rung,
      reason: sayCode('reason', detail['reason']),
      verb: sayCode('verb', detail['verb']),
      outcome: sayCode('outcome', detail['outcome']),
      link: sayCode('link', detail['kind'] ?? detail['link']),
      event: sayCode('chain', detail['event']),
      owner: who(detail['owner'] ?? detail['participant'] ?? detail['account']),
    }).replace(/: $|:$/, '');
  };
}
