import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import * as path from 'node:path';
import { defaultLevels, type OidcConfig } from '../platform/config/oidc.js';

/** The script beside this file, as a process. */
export class IdentityProviderProcess {
  private constructor(
    private readonly process: ChildProcess,
    readonly issuer: string,
    private readonly key = generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ) {}

  static async start(): Promise<IdentityProviderProcess> {
    const script = path.resolve(import.meta.dirname, 'identity-provider.main.mjs');
    const child = fork(script, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { issuer } = await heard<{ issuer: string }>(child);
    return new IdentityProviderProcess(child, issuer);
  }

  /** What our server needs to be told. */
  get config(): OidcConfig {
    return {
      issuer: this.issuer,
      clientId: 'ketenzicht',
      proof: { privateKey: this.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
      acr: 'http://eidas.europa.eu/LoA/substantial',
      levels: defaultLevels,
      name: 'de inlogdienst',
      organisationClaim: 'ura',
    };
  }

  /** Tells the provider where our server stands; it then fetches our keys there by itself. */
  async knows(origin: string): Promise<void> {
    const answered = heard(this.process);
    this.process.send({
      client_id: 'ketenzicht',
      redirect_uris: [`${origin}/api/v1/oidc/callback`],
      post_logout_redirect_uris: [`${origin}/login`],
      backchannel_logout_uri: `${origin}/api/v1/oidc/backchannel-logout`,
      backchannel_logout_session_required: true,
      jwks_uri: `${origin}/api/v1/oidc/keys`,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      id_token_signed_response_alg: 'ES256',
      require_auth_time: true,
    });
    await answered;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.disconnect();
    await ended;
  }
}

const heard = <T = unknown>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`the identity provider ended with ${code}`)));
  });
