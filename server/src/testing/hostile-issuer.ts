import { createHmac, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK } from 'jose';
import type { OidcConfig } from '../platform/config/oidc.js';
import { defaultLevels } from '../platform/config/oidc.js';

export interface Token {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
}

/** What it answers at its token endpoint, given what an honest provider would say. */
export type Trick = (honest: Token, issuer: HostileIssuer) => Promise<string> | string;

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider that describes itself as it should, signs with a key it publishes, and says whatever a test wants in its ID tokens. */
export class HostileIssuer {
  readonly key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
  trick: Trick = (honest) => this.sign(honest);
  userinfo: Record<string, unknown> | undefined;
  subject = '';
  /** Requests for addresses that only a token of its own named. */
  lured = 0;
  private readonly nonces = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<HostileIssuer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = new HostileIssuer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        void issuer.answer(request.url ?? '', body).then((said) => {
          response.setHeader('content-type', 'application/json');
          response.statusCode = said === undefined ? 404 : 200;
          response.end(JSON.stringify(said ?? {}));
        });
      });
    });
    return issuer;
  }

  stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    return closed;
  }

  get config(): OidcConfig {
    return {
      issuer: this.url,
      clientId: 'ketenzicht',
      proof: { secret: 'a shared secret of some length' },
      acr: 'http://eidas.europa.eu/LoA/substantial',
      levels: defaultLevels,
      name: 'elders',
      organisationClaim: 'ura',
    };
  }

  /** A code for a login that was begun; the nonce is remembered, as a provider does. */
  grant(authorization: string): string {
    const code = randomUUID();
    this.nonces.set(code, new URL(authorization).searchParams.get('nonce') ?? '');
    return code;
  }

  sign({ header, claims }: Token, key: KeyObject = this.key.privateKey): Promise<string> {
    return new SignJWT(claims).setProtectedHeader(header as { alg: string }).sign(key);
  }

  /** Unsigned, or signed in a way that no library would. */
  forge({ header, claims }: Token, secret?: string): string {
    const text = `${encoded(header)}.${encoded(claims)}`;
    return `${text}.${secret === undefined ? '' : createHmac('sha256', secret).update(text).digest('base64url')}`;
  }

  private async answer(path: string, body: string): Promise<unknown> {
    if (path === '/.well-known/openid-configuration') return this.described;
    if (path === '/jwks') return { keys: [{ ...(await exportJWK(this.key.publicKey)), kid: 'published', use: 'sig' }] };
    if (path === '/token') return this.tokens(new URLSearchParams(body).get('code') ?? '');
    if (path === '/userinfo') return this.userinfo;
    this.lured++;
    return { keys: [{ ...(await exportJWK(this.strangersKey.publicKey)), kid: 'published', use: 'sig' }] };
  }

  private get described() {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      ...(this.userinfo && { userinfo_endpoint: `${this.url}/userinfo` }),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'HS256', 'none', 'RS384', 'EdDSA'],
    };
  }

  private async tokens(code: string) {
    const now = Math.floor(Date.now() / 1_000);
    const honest = {
      header: { alg: 'RS256', kid: 'published' },
      claims: {
        iss: this.url,
        aud: 'ketenzicht',
        sub: this.subject,
        iat: now,
        exp: now + 300,
        nonce: this.nonces.get(code),
        acr: 'http://eidas.europa.eu/LoA/substantial',
        auth_time: now,
      },
    };
    return { access_token: randomUUID(), token_type: 'Bearer', id_token: await this.trick(honest, this) };
  }
}
