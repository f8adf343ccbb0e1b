import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { demoAccountId, demoAccounts } from '../../server/dist/src/directory/demo/demo-accounts.js';
import { defaultLevels } from '../../server/dist/src/platform/config/oidc.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { parse } = createRequire(import.meta.url)('yaml') as { parse: (text: string) => Record<string, unknown> };

interface Step {
  authenticator?: string;
  authenticatorConfig?: string;
  flowAlias?: string;
  requirement: string;
}
interface Realm {
  realm: string;
  browserFlow: string;
  directGrantFlow: string;
  registrationAllowed: boolean;
  attributes: Record<string, string>;
  clients: Record<string, unknown>[];
  users: { id: string; username: string; realmRoles: string[]; requiredActions: string[] }[];
  authenticationFlows: { alias: string; authenticationExecutions: Step[] }[];
  authenticatorConfig: { alias: string; config: Record<string, string> }[];
}

describe('the realm for Keycloak', () => {
  const realm = JSON.parse(read('docker/keycloak/ketenzicht-realm.json')) as Realm;
  const compose = parse(read('docker-compose.identity.yml')) as {
    services: { keycloak: { environment: Record<string, string>; volumes: string[]; command: string[] } };
  };
  const steps = (alias: string) =>
    realm.authenticationFlows.find((flow) => flow.alias === alias)?.authenticationExecutions ?? [];
  const [client = {}] = realm.clients;

  it('SEC-22: has our client: code and PKCE only, a key and no secret, our addresses and no other', () => {
    expect(client).toMatchObject({
      clientId: 'ketenzicht',
      publicClient: false,
      clientAuthenticatorType: 'client-jwt',
      standardFlowEnabled: true,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      serviceAccountsEnabled: false,
      redirectUris: ['http://localhost:3000/api/v1/oidc/callback'],
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'jwks.url': 'http://localhost:3000/api/v1/oidc/keys',
        'backchannel.logout.url': 'http://localhost:3000/api/v1/oidc/backchannel-logout',
        'post.logout.redirect.uris': 'http://localhost:3000/login',
      },
    });
    expect(client).not.toHaveProperty('secret');
    expect(client['defaultClientScopes']).toEqual(['basic', 'acr']); // subject and time of login; level
    expect(['RS256', 'PS256', 'ES256']).toContain(
      (client['attributes'] as Record<string, string>)['id.token.signed.response.alg'],
    );
  });

  it('SEC-23, SEC-34: names the levels as we do, and "substantial" takes a one-time code', () => {
    const levels = JSON.parse(realm.attributes['acr.loa.map'] ?? '{}') as Record<string, number>;
    for (const name of Object.keys(levels)) expect(Object.keys(defaultLevels)).toContain(name);
    const substantial = levels['http://eidas.europa.eu/LoA/substantial'];
    const config = realm.authenticatorConfig.find(
      ({ config: one }) => one['loa-condition-level'] === String(substantial),
    );
    const flow = realm.authenticationFlows.find(({ authenticationExecutions: all }) =>
      all.some(({ authenticatorConfig }) => authenticatorConfig !== undefined && authenticatorConfig === config?.alias),
    );
    expect(
      flow?.authenticationExecutions.map(({ authenticator, requirement }) => [authenticator, requirement]),
    ).toEqual([
      ['conditional-level-of-authentication', 'REQUIRED'],
      ['auth-otp-form', 'REQUIRED'],
    ]);
  });

  it('every step of its login exists, and there is no way round it', () => {
    const reached = new Set<string>();
    const follow = (alias: string): void => {
      reached.add(alias);
      expect([alias, steps(alias).length > 0]).toEqual([alias, true]);
      for (const { flowAlias } of steps(alias)) if (flowAlias) follow(flowAlias);
    };
    follow(realm.browserFlow);
    follow(realm.directGrantFlow);
    expect([...reached].sort()).toEqual(realm.authenticationFlows.map(({ alias }) => alias).sort());
    expect(steps(realm.directGrantFlow).map(({ authenticator }) => authenticator)).toEqual([
      'deny-access-authenticator',
    ]);
    expect(realm.registrationAllowed).toBe(false);
  });

  it('has one person for each demo account, whose subject is that account, and who must set up a second factor', () => {
    const people = demoAccounts.filter(({ role }) => role !== 'feed');
    expect(
      realm.users.map(({ id, username, realmRoles, requiredActions }) => [id, username, realmRoles, requiredActions]),
    ).toEqual(people.map(({ username, role }) => [demoAccountId(username), username, [role], ['CONFIGURE_TOTP']]));
  });

  it('is read by the service that the page tells to start, on loopback only', () => {
    const { environment, volumes, command } = compose.services.keycloak;
    expect(volumes).toContain('./docker/keycloak:/opt/keycloak/data/import:ro');
    expect(command).toContain('--import-realm');
    expect(environment['KC_HTTP_HOST']).toBe('127.0.0.1');
    const issuer = `${environment['KC_HOSTNAME']}/realms/${realm.realm}`;
    expect(read('docs/operations/identity-provider.md')).toContain(`OIDC_ISSUER=${issuer} `);
  });

  it('the site of its own hands every setting of ours on to its servers', () => {
    const site = parse(read('docker-compose.yml')) as {
      services: { 'server-1': { environment: Record<string, string> } };
    };
    const { environment } = site.services['server-1'];
    for (const name of [
      'PUBLIC_URL',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_PRIVATE_KEY_FILE',
      'OIDC_ACR',
      'OIDC_ACR_LEVELS',
      'OIDC_NAME',
      'OIDC_ORGANISATION_CLAIM',
    ])
      expect([name, environment[name]]).toEqual([name, `\${${name}:-}`]);
  });
});
