import { readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assuranceFor, mayAsk, roles, type Operation, type Role } from '@ketenzicht/shared/kernel';
import { operationOf, operations, type OperationId } from '@ketenzicht/shared/operations';
import { accessMatrix } from '../../testing/access-matrix.js';
import { Api, type Answer } from '../../testing/api.js';
import type { Asked, Example } from '../../testing/example.js';
import { elsewhere, examples } from '../../testing/examples.js';
import { World } from '../../testing/world.js';

interface Route {
  method: string;
  path: string;
  operation: OperationId;
}
type Described = { paths: Record<string, Record<string, { 'x-operation'?: OperationId }>> };

const page = new URL('../../../../docs/security/access-matrix.md', import.meta.url);
const ids = Object.keys(operations) as OperationId[];
const isAboutPersons = ({ dataClass }: Operation) => dataClass === 'C2' || dataClass === 'C3';
const scopesOf = (role: Role) => (role === 'feed' ? (['capacity'] as const) : []);

describe('the matrix of who may what', () => {
  let world: World;
  const routes: Route[] = [];
  const nameless: string[] = [];

  beforeAll(async () => {
    world = await World.open();
    const { paths } = JSON.parse((await new Api(world.house.url).get('/api/v1/openapi.json')).text) as Described;
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { 'x-operation': operation }] of Object.entries(methods))
        if (operation) routes.push({ method: method.toUpperCase(), path, operation });
        else nameless.push(`${method} ${path}`);
  });
  afterAll(() => world.close());

  const ask = (api: Api, { method, path }: Route, { path: values = {}, query = '', body, headers }: Asked) =>
    api.call(method, path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? randomUUID()) + query, {
      body,
      ...(headers && { headers: { ...headers } }),
    });
  const example = (operation: OperationId): Example => examples[operation] ?? { own: () => ({}) };
  const allows = ({ status }: Answer, { fine = [] }: Example) => status < 400 || fine.includes(status);
  const told = (route: Route, role: Role | 'stranger', whose: string, answer: Answer) =>
    `${route.operation} (${route.method} ${route.path}) as ${role}, ${whose}: ${answer.status} ${answer.text.slice(0, 160)}`;

  it('SEC-41: every route names its operation, and every operation has a route or says where it is asked', () => {
    expect(nameless).toEqual([]);
    const routed = new Set(routes.map(({ operation }) => operation));
    expect(
      ids
        .filter((id) => !routed.has(id) && !(id in elsewhere))
        .map(
          (id) =>
            `${id}: no route does it. Give a route @Does('${id}'), or list it in testing/examples.ts under "elsewhere".`,
        ),
    ).toEqual([]);
  });

  it('SEC-41: every route has an example, and what belongs to somebody has a foreign one', () => {
    const lacking = [...new Set(routes.map(({ operation }) => operation))].flatMap((id) => {
      const given = examples[id];
      if (!given)
        return [
          `${id}: add '${id}': { own: (world, role) => ({ path, query, body, headers }) } to testing/<feature>.examples.ts`,
        ];
      if ('object' in operations[id] && operationOf(id).object === 'own' && !given.foreign)
        return [
          `${id}: it has object 'own', so that its example needs "foreign": the same about another organisation's object`,
        ];
      return [];
    });
    expect(lacking).toEqual([]);
  });

  it('SEC-41: every role × every operation is answered as its entry says: allowed, or refused', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const [given, operation] = [example(route.operation), operationOf(route.operation)];
      for (const role of roles) {
        const asked = await given.own(world, role);
        const answer = await ask((await world.somebody(role)).api, route, asked);
        const may = mayAsk({ role, scopes: scopesOf(role) }, operation);
        const right = may
          ? given.nowhere?.includes(role)
            ? answer.status === 404
            : allows(answer, given)
          : answer.status === 403 && answer.problem.code === 'access.denied';
        if (may && operation.object === 'open' && given.foreign) {
          const open = await ask((await world.somebody(role)).api, route, await given.foreign(world, role));
          if (!allows(open, given)) wrong.push(`should be open: ${told(route, role, 'foreign', open)}`);
        }
        if (!right)
          wrong.push(`${may ? 'should be allowed' : 'should be refused'}: ${told(route, role, 'own', answer)}`);
      }
      if (operation.who === 'public') {
        const answer = await ask(new Api(world.house.url), route, await given.own(world, 'referrer'));
        if (!allows(answer, given)) wrong.push(`should be open: ${told(route, 'stranger', 'own', answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('SEC-42, BAD-22: something of another organisation answers exactly as something that is not there, and nothing changes', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const [given, operation] = [example(route.operation), operationOf(route.operation)];
      if (operation.object !== 'own' || !given.foreign) continue;
      for (const role of roles) {
        if (!mayAsk({ role, scopes: scopesOf(role) }, operation) || given.everywhere?.includes(role)) continue;
        const { api } = await world.somebody(role);
        const asked = await given.foreign(world, role);
        const before = await world.everything();
        const answer = await ask(api, route, asked);
        const nowhere = await ask(api, route, ofNobody(asked));
        if (answer.status !== 404) wrong.push(`should be 404: ${told(route, role, 'foreign', answer)}`);
        else if (answer.untraced !== nowhere.untraced)
          wrong.push(
            `should answer as a random id (${nowhere.text.slice(0, 160)}): ${told(route, role, 'foreign', answer)}`,
          );
        const changed = (await world.everything()).filter((line) => !before.includes(line));
        if (changed.length > 0)
          wrong.push(`should change nothing, changed ${changed.join()}: ${told(route, role, 'foreign', answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('SEC-42: an id of somebody else in any one place of a path is refused', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const [given, operation] = [example(route.operation), operationOf(route.operation)];
      if (operation.object !== 'own' || !given.foreign || (route.path.match(/\{/g)?.length ?? 0) < 2) continue;
      for (const role of roles) {
        if (!mayAsk({ role, scopes: scopesOf(role) }, operation) || given.everywhere?.includes(role)) continue;
        const [own, foreign] = [await given.own(world, role), await given.foreign(world, role)];
        for (const name of Object.keys(own.path ?? {})) {
          if (own.path?.[name] === foreign.path?.[name]) continue;
          const mixed = { ...own, path: { ...own.path, [name]: foreign.path?.[name] ?? '' } };
          const answer = await ask((await world.somebody(role)).api, route, mixed);
          if (answer.status !== 404) wrong.push(`{${name}} should be refused: ${told(route, role, 'mixed', answer)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  /** The session is looked at as well as the role. */
  it.each([
    [
      'SEC-26: a login without a second factor',
      `assurance = 'low'`,
      'session.too_weak',
      (one: Operation) => assuranceFor(one) !== 'low',
    ],
    ['SEC-29: a wall screen', `kind = 'wall'`, 'access.denied', isAboutPersons],
  ] as const)(
    '%s is refused where its entry says so',
    async (_, session, code, concerns) => {
      const wrong: string[] = [];
      for (const route of routes) {
        const operation = operationOf(route.operation);
        if (operation.who === 'public' || !concerns(operation)) continue;
        if (operation.dataClass !== 'C2' && operation.dataClass !== 'C3') continue;
        if (operation.beforeFactor && code === 'session.too_weak') continue; // the way to a second factor
        for (const role of roles.filter((one) => mayAsk({ role: one, scopes: scopesOf(one) }, operation))) {
          const { id, api } = await world.somebody(role);
          await world.db.query(`update session set ${session} where account_id = $1`, [id]);
          const answer = await ask(api, route, await example(route.operation).own(world, role));
          if (answer.status !== 403 || answer.problem.code !== code) wrong.push(told(route, role, session, answer));
        }
      }
      expect(wrong).toEqual([]);
    },
    300_000,
  );

  it('BAD-23, SEC-30: what wants a fresh proof is refused without one', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ operation }) => operationOf(operation).stepUp))
      for (const role of roles.filter((one) =>
        mayAsk({ role: one, scopes: scopesOf(one) }, operationOf(route.operation)),
      )) {
        const { id, api } = await world.somebody(role);
        await world.db.query(`update session set proved_at = now() - interval '6 minutes' where account_id = $1`, [id]);
        const answer = await ask(api, route, await example(route.operation).own(world, role));
        if (answer.status !== 401 || answer.problem.code !== 'session.step_up_required')
          wrong.push(told(route, role, 'an old proof', answer));
      }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('the page docs/security/access-matrix.md is this matrix (npm run matrix writes it)', () => {
    const drawn = accessMatrix(routes);
    if (process.env['WRITE_DOCS']) writeFileSync(page, drawn);
    expect(readFileSync(page, 'utf8')).toBe(drawn);
  });
});

const anyId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The same with ids that nobody has: in the path, and where the path names nothing, in the body. */
function ofNobody({ path = {}, body, ...asked }: Asked): Asked {
  const names = Object.keys(path);
  if (names.length > 0) return { ...asked, body, path: Object.fromEntries(names.map((name) => [name, randomUUID()])) };
  return { ...asked, body: JSON.parse(JSON.stringify(body).replaceAll(anyId, () => randomUUID())) as unknown };
}
