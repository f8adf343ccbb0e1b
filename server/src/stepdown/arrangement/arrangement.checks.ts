import { RuleError, ensure, type Fault } from '@ketenzicht/shared/kernel';
import { agreeFaults, contentFaults, type AgreeInput, type ArrangementContent } from '@ketenzicht/shared/stepdown';
import type { ArrangementRow } from './arrangement.rows.js';
import type { Db } from './arrangement.queries.js';

export const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new RuleError('input.invalid', 'This was refused. Nothing was changed.', faults);
};

/** Everything that can never be so, at once; `at`: where the content stands in what was sent. */
export async function checkContent(
  tx: Db,
  organisationId: string | null,
  content: ArrangementContent,
  at = '',
): Promise<void> {
  const { rows } = await tx.query<{ name: string }>('select name from reference.provider where id = $1', [
    organisationId,
  ]);
  const own = rows[0]?.name.toLowerCase();
  const faults = [
    ...contentFaults(content),
    ...content.lines.flatMap(({ by, organisation }, index): Fault[] =>
      by === 'subcontractor' && organisation?.toLowerCase() === own
        ? [{ ...ownName, pointer: `/lines/${index}/organisation` }]
        : [],
    ),
  ];
  refuse(faults.map((one) => ({ ...one, pointer: `${at}${one.pointer}` })));
}
const ownName = {
  code: 'arrangement.own_named',
  detail: 'Your own team is of your own organisation.',
};

/** Throws `arrangement.not_reached` where nobody can be reached in some hour, `arrangement.not_whole` for other gaps, each with all faults at once. */
export function checkAgreeing(row: ArrangementRow, input: AgreeInput, today: string): void {
  ensure(row.isDrafted, 'arrangement.nothing_new', 'This is what was agreed already. Change something first.');
  const faults = agreeFaults(row.content, input, today, row.startsOn);
  if (faults.some(({ code }) => code === 'arrangement.gap_reach'))
    throw new RuleError(
      'arrangement.not_reached',
      'In some hours nobody can be reached. Arrange who comes then, and agree after that.',
      faults,
    );
  if (faults.some(({ code }) => code.startsWith('arrangement.gap_')))
    throw new RuleError(
      'arrangement.not_whole',
      'This is not whole yet. Settle what is open, and agree after that.',
      faults,
    );
  refuse(faults);
}
