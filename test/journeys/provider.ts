import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { IdentityProviderProcess } from '../../server/src/testing/identity-provider.js';

/** What a server needs in its environment to send people to a provider: the same as the server's own tests tell it, as a person would set it. */
export function settingsFor({ config }: IdentityProviderProcess): Record<string, string> {
  const folder = process.env.JOURNEYS_DATA ?? '';
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `oidc-${process.pid}.pem`);
  writeFileSync(file, 'privateKey' in config.proof ? config.proof.privateKey : '', { mode: 0o600 });
  return {
    OIDC_ISSUER: config.issuer,
    OIDC_CLIENT_ID: config.clientId,
    OIDC_PRIVATE_KEY_FILE: file,
    OIDC_NAME: config.name,
  };
}

export { IdentityProviderProcess };
