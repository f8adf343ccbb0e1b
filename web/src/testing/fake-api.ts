import type { Board } from '@ketenzicht/shared/capacity';
import type { Directory } from '@ketenzicht/shared/directory';
import { actorSchema, type ActorView } from '@ketenzicht/shared/kernel';

export const anActor = (part: Partial<ActorView> = {}): ActorView =>
  actorSchema.parse({
    id: 'nina',
    name: 'Nina de Vries',
    role: 'provider',
    organisationId: 'fivoor',
    regionIds: [],
    directoryId: 'nl',
    ...part,
  });

export interface FakeServer {
  actor: ActorView | null;
  directory: Directory;
  board: Board;
  /** Whether the network lets anything through. */
  reachable: boolean;
  /** What was asked, `GET /board?asOf=…`. */
  asked: string[];
}

/** jsdom has no Response of its own; this is the part of it that we read. */
const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown }) as Response;
const problem = (status: number, code: string) =>
  json({ type: 'about:blank', title: code, status, detail: code, code }, status);

/** Answers `fetch` as the server would, from data that the test may change underway. */
export function fakeApi(server: FakeServer): typeof fetch {
  const routes: Record<string, () => Response> = {
    'GET /about': () =>
      json({
        name: 'Ketenzicht',
        version: '0',
        demo: true,
        oidc: null,
        demoAccounts: [{ username: 'nina', role: 'provider', name: 'Nina de Vries' }],
      }),
    'GET /sessions/current': () =>
      server.actor
        ? json({ expiresAt: new Date(Date.now() + 3_600_000).toISOString(), actor: server.actor })
        : problem(401, 'session.required'),
    'GET /directories': () => json([{ id: 'nl', name: 'Nederland', demo: true, credit: null }]),
    'GET /directory': () => json(server.directory),
    'GET /board': () => json(server.board),
  };
  return async (input, init) => {
    const url = new URL(input as string, 'http://localhost');
    const path = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`;
    server.asked.push(path + url.search);
    if (!server.reachable) throw new TypeError('Failed to fetch');
    if (path === 'POST /sessions') {
      const { username, password } = JSON.parse(init?.body as string) as { username: string; password: string };
      if (username !== 'nina' || password !== 'ketenzicht-demo') return problem(401, 'session.refused');
      server.actor = anActor();
      return json({ token: 't', expiresAt: new Date(Date.now() + 3_600_000).toISOString(), actor: server.actor }, 201);
    }
    return routes[path]?.() ?? problem(404, 'route.unknown');
  };
}
