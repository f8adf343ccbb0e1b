import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

const script = path.resolve(import.meta.dirname, '../../server/src/testing/identity-provider.main.mjs');

/** A real identity provider, of one story's own; the server's own tests use the same. */
export class Provider {
  private constructor(
    private readonly process: ChildProcess,
    private readonly issuer: string,
  ) {}

  static async start(): Promise<Provider> {
    const child = fork(script, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { issuer } = await heard<{ issuer: string }>(child);
    return new Provider(child, issuer);
  }

  /** What a server needs in its environment to send people here. */
  settings(): Record<string, string> {
    const folder = process.env.JOURNEYS_DATA ?? '';
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `oidc-${this.process.pid}.pem`);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: 'ketenzicht',
      OIDC_PRIVATE_KEY_FILE: file,
      OIDC_NAME: 'de inlogdienst',
    };
  }

  async knows(origin: string): Promise<void> {
    const answered = heard(this.process);
    this.process.send({
      client_id: 'ketenzicht',
      redirect_uris: [`${origin}/api/v1/oidc/callback`],
      post_logout_redirect_uris: [`${origin}/login`],
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
