import { enrolmentSchema, must, recoveryCodesSchema, sessionSchema } from '@ketenzicht/shared/kernel';
import { Secret, TOTP } from 'otpauth';
import { Api } from './api.js';

/** Somebody's authenticator app. */
export class Authenticator {
  private constructor(
    private readonly totp: TOTP,
    readonly factorId: string,
    readonly recoveryCodes: readonly string[],
    /** The login under which it was made, which may do everything now. */
    readonly api: Api,
  ) {}

  static async enrol(api: Api, at: Date, name = 'Telefoon'): Promise<Authenticator> {
    const begun = (await api.call('POST', '/api/v1/factors', { body: { kind: 'totp' } })).as(enrolmentSchema);
    const totp = new TOTP({ secret: Secret.fromBase32(must(begun.totp, 'the secret').secret) });
    const body = { name, code: totp.generate({ timestamp: at.getTime() }) };
    const confirmed = await api.call('POST', `/api/v1/factors/${begun.id}/_confirm`, { body });
    if (confirmed.status !== 200) throw new Error(`not enrolled: ${confirmed.text}`);
    const { recoveryCodes, session } = confirmed.as(recoveryCodesSchema);
    return new Authenticator(totp, begun.id, recoveryCodes, new Api(api.base, session?.token ?? api.token));
  }

  code(at: Date): string {
    return this.totp.generate({ timestamp: at.getTime() });
  }
}

/** The first step; whoever must give a second factor gets a challenge, others a session. */
export async function login(base: string, username: string, password: string): Promise<Api> {
  const answer = await new Api(base).call('POST', '/api/v1/sessions', { body: { username, password } });
  if (answer.status !== 201) throw new Error(`not logged in: ${answer.status} ${answer.text}`);
  return new Api(base, answer.as(sessionSchema).token);
}
