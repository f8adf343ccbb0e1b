import { mayAsk, roles } from '@ketenzicht/shared/kernel';
import { operationOf, operations, type OperationId } from '@ketenzicht/shared/operations';
import { elsewhere } from './examples.js';

const heads: Readonly<Record<(typeof roles)[number], string>> = {
  provider: 'prov',
  organisationAdministrator: 'org adm',
  referrer: 'ref',
  nationalCoordinator: 'coord',
  chainDirector: 'chain',
  adviser: 'adv',
  ministry: 'min',
  administrator: 'adm',
  privacyOfficer: 'privacy',
  feed: 'feed',
};

/** The page for people: one line for everything that can be asked. The test beside it tries every line. */
export function accessMatrix(routes: readonly { method: string; path: string; operation: OperationId }[]): string {
  const lines = (Object.keys(operations) as OperationId[]).map((id) => {
    const { dataClass, who, stepUp, object, scope, activity } = operationOf(id);
    const where = routes.filter(({ operation }) => operation === id).map(({ method, path }) => `\`${method} ${path}\``);
    const may = roles.map((role) =>
      mayAsk({ role, scopes: role === 'feed' ? ['capacity'] : [] }, operationOf(id)) ? '●' : '·',
    );
    return [
      `\`${id}\``,
      where.join('<br>') || (elsewhere[id] ?? ''),
      dataClass,
      activity,
      who === 'public'
        ? 'everyone'
        : [object ?? '', scope ? `scope ${scope}` : '', stepUp ? 'fresh proof' : ''].filter(Boolean).join(', '),
      ...may,
    ];
  });
  const head = ['operation', 'asked by', 'class', 'activity', 'and then', ...roles.map((role) => heads[role])];
  return `# Who may what

Made from \`shared/src/operations\` by \`npm run matrix\`, and tried line by line by \`matrix.pg.test.ts\`: every role, every operation, an object of their own and somebody else's. Not by hand.

● may ask · may not. \`own\`: only about what belongs to their organisation or region; anything else answers exactly as if it did not exist. \`fresh proof\`: of at most five minutes ago. C2 and C3 want a second factor.

${[head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}
