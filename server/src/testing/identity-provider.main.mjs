/**
 * A real OpenID provider (the certified npm package) as a process of its own. Its parent tells it, by message, who its client is; a login form takes any
 * name, which becomes the subject, and the level and organisation that the test wants. It holds nothing but what is invented.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const stores = new Map();
const organisations = new Map();
let client;

/** Everything in memory, and the one client as the parent last described it. */
class Store {
  constructor(kind) {
    this.kind = kind;
    if (!stores.has(kind)) stores.set(kind, new Map());
    this.held = stores.get(kind);
  }
  async upsert(id, payload) {
    this.held.set(id, payload);
  }
  async find(id) {
    return this.kind === 'Client' ? (id === client?.client_id ? client : undefined) : this.held.get(id);
  }
  async findByUid(uid) {
    return [...this.held.values()].find((one) => one.uid === uid);
  }
  async findByUserCode() {
    return undefined;
  }
  async consume(id) {
    this.held.get(id).consumed = Math.floor(Date.now() / 1_000);
  }
  async destroy(id) {
    this.held.delete(id);
  }
  async revokeByGrantId(grantId) {
    for (const [id, one] of this.held) if (one.grantId === grantId) this.held.delete(id);
  }
}

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const http = createServer();
await new Promise((resolve) => http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${http.address().port}`;
const eidas = (level) => `http://eidas.europa.eu/LoA/${level}`;

const provider = new Provider(issuer, {
  adapter: Store,
  jwks: { keys: [{ ...key, kid: 'signing', alg: 'ES256', use: 'sig' }] },
  cookies: { keys: ['invented'] },
  acrValues: ['low', 'substantial', 'high'].map(eidas),
  claims: { openid: ['sub', 'ura'], acr: null, auth_time: null, sid: null },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  // The package refuses to call this machine itself, which is where our server stands in a test.
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ura: organisations.get(sub) }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});
provider.on('server_error', (_, error) => console.error(error));

const form = (uid) => `<!doctype html><html lang="nl"><title>Inloggen</title><body><h1>Inlogdienst (verzonnen)</h1>
<form method="post" action="/interaction/${uid}"><label>Naam <input name="login" required></label>
<label>Code <input name="code" inputmode="numeric"></label>
<input type="hidden" name="level" value="substantial"><button>Verder</button></form></body></html>`;

async function interact(request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(form(uid));
  }
  let body = '';
  for await (const part of request) body += part;
  const { login, level = 'substantial', ura, cancel } = Object.fromEntries(new URLSearchParams(body));
  if (ura) organisations.set(login, ura);
  await provider.interactionFinished(
    request,
    response,
    cancel
      ? { error: 'access_denied', error_description: 'the person went away' }
      : { login: { accountId: login, acr: eidas(level), amr: ['pwd', 'otp'] } },
    { mergeWithLastSubmission: false },
  );
}

const serve = provider.callback();
http.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return serve(request, response);
  interact(request, response).catch((error) => {
    console.error(error);
    response.statusCode = 500;
    response.end();
  });
});
process.on('message', (described) => {
  client = described;
  process.send({ done: true });
});
process.on('disconnect', () => process.exit(0));
process.send({ issuer });
