import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mayAsk, must, roles } from '@ketenzicht/shared/kernel';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import { Api } from '../../testing/api.js';
import type { Asked } from '../../testing/example.js';
import { administrationExamples } from '../../testing/administration.examples.js';
import { bedbaseExamples } from '../../testing/bedbase.examples.js';
import { oversightExamples } from '../../testing/oversight.examples.js';
import { personExamples } from '../../testing/person.examples.js';
import { placementExamples } from '../../testing/placement.examples.js';
import { privacyExamples } from '../../testing/privacy.examples.js';
import { spoiled } from '../../testing/spoiled.js';
import { World } from '../../testing/world.js';

interface Route {
  method: string;
  path: string;
  operation: OperationId;
}

const features = {
  person: personExamples,
  bedbase: bedbaseExamples,
  administration: administrationExamples,
  oversight: oversightExamples,
  placement: placementExamples,
  privacy: privacyExamples,
};

/** Every sound request of the matrix, spoiled in one place at a time: each is refused, and at the end everything stands as it stood. */
describe('a request with one thing wrong', () => {
  let world: World;
  const routes: Route[] = [];

  beforeAll(async () => {
    world = await World.open({ wards: 20, foreignWards: 2 });
    const { paths } = JSON.parse((await new Api(world.house.url).get('/api/v1/openapi.json')).text) as {
      paths: Record<string, Record<string, { 'x-operation'?: OperationId }>>;
    };
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { 'x-operation': operation }] of Object.entries(methods))
        if (operation) routes.push({ method: method.toUpperCase(), path, operation });
  });
  afterAll(() => world.close());

  const send = (api: Api, { method, path }: Route, { path: values = {}, query = '', body, headers }: Asked) =>
    api.call(
      method,
      path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(must(values[name], name))) + query,
      { body, ...(headers && { headers: { ...headers } }) },
    );

  it.each(Object.entries(features))(
    'BAD-07, BAD-08, BAD-09, BAD-20, BAD-25, BAD-26, BAD-27, BAD-40, BAD-42, BAD-43, BAD-44, BAD-45, BAD-46, BAD-47, BAD-48, BAD-50: %s refuses it and changes nothing',
    async (_, examples) => {
      const wrong: string[] = [];
      let tried = 0;
      for (const route of routes.filter(({ operation }) => operation in examples)) {
        const example = must(examples[route.operation], route.operation);
        const role = must(
          roles.find((one) => mayAsk({ role: one, scopes: [] }, operationOf(route.operation))),
          'a role',
        );
        const asked = await example.own(world, role);
        const { api } = await world.somebody(role);
        const before = await world.everything();
        for (const { what, expected, ...request } of spoiled(route.operation, asked)) {
          const answer = await send(api, route, request);
          tried++;
          if (!expected.includes(answer.status) && !(answer.status === 403 && example.fine?.includes(403)))
            wrong.push(
              `${route.operation}: ${what}: ${answer.status}, wanted ${expected.join('/')} ${answer.text.slice(0, 200)}`,
            );
          else if (/ at \/|node_modules|select |SyntaxError|stack/i.test(answer.text))
            wrong.push(`${route.operation}: ${what}: tells of the inside: ${answer.text.slice(0, 200)}`);
        }
        const changed = (await world.everything()).filter((line) => !before.includes(line));
        if (changed.length > 0) wrong.push(`${route.operation} changed ${changed.join()}`);
      }
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(50);
    },
    300_000,
  );
});
