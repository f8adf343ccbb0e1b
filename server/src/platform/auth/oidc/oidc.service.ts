import { Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import { decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import { StrangerLog, type Stranger } from '../../audit/stranger.js';
import { RoomPools } from '../../database/room-pools.js';
import type { Tx } from '../../database/work.js';
import { SessionOpening, type Opened } from '../session.opening.js';
import { judgeIdToken, LoginRefused, textOf, type Proven } from './id-token.rules.js';
import { IdentityProvider, unavailable } from './identity-provider.js';
import { keepFlow, newFlowSecrets, nonceOf, takeFlow, verifierOf, type Flow, type FlowSecrets } from './oidc.flow.js';
import { accountOf, accountOfSession, accountToBind, bindIdentity, type IdentifiedAccount } from './oidc.queries.js';

/** Relative to the public address. */
export const callbackPath = '/api/v1/oidc/callback';

export interface Begun {
  /** At the identity provider. */
  redirectTo: string;
  /** For a cookie of this browser only. */
  browser: string;
}

/** What else must happen when an invitation is taken up at the provider. False: it may not be any more, and then nothing happens at all. */
type Binding = (tx: Tx, accountId: string, at: Date) => Promise<boolean>;

export interface Finished extends Opened {
  next: string;
}

/** With the device, as coarsely as people tell their own ones apart. */
type Newcomer = Stranger & { device: string };

/** Logging in at the identity provider: authorization code with PKCE (RFC 7636, S256), and nothing that it gives out ever reaches the browser. */
@Injectable()
export class OidcService {
  private readonly bindings: Binding[] = [];

  constructor(
    private readonly provider: IdentityProvider,
    private readonly opening: SessionOpening,
    private readonly strangers: StrangerLog,
    private readonly pools: RoomPools,
  ) {}

  private get db() {
    return this.pools.of('identity');
  }

  whenBound(binding: Binding): void {
    this.bindings.push(binding);
  }

  /** `origin` is our public address, without a slash at its end. */
  async begin(origin: string, flow: Flow, at: Date): Promise<Begun> {
    const { settings } = this.provider;
    const client = await this.provider.client();
    if (flow.replaces && (await accountOfSession(this.db, flow.replaces)) === undefined)
      throw new RuleError('session.required', 'Log in first.');
    const secrets = newFlowSecrets();
    await keepFlow(this.db, secrets, flow, at);
    const address = oidc.buildAuthorizationUrl(client, {
      redirect_uri: origin + callbackPath,
      scope: 'openid',
      state: secrets.state,
      nonce: nonceOf(secrets),
      code_challenge: await oidc.calculatePKCECodeChallenge(verifierOf(secrets)),
      code_challenge_method: 'S256',
      acr_values: settings.acr,
      ...(flow.maxAge !== null && { max_age: String(flow.maxAge) }),
    });
    return { redirectTo: address.href, browser: secrets.browser };
  }

  /**
   * Throws `oidc.refused` (400) for whatever was not right, the same words for all of it; `oidc.unknown` (403) when the login is right and nobody here
   * goes by it; `oidc.unavailable` (503).
   */
  async finish(origin: string, query: string, browser: string | undefined, stranger: Newcomer): Promise<Finished> {
    void this.provider.settings; // a 404 where this is not set up, before anything else
    try {
      const secrets = secretsOf(query, browser);
      const flow = await takeFlow(this.db, secrets, stranger.at);
      if (!flow) throw new LoginRefused('flow.unknown');
      const proven = await this.redeem(new URL(`${origin}${callbackPath}?${query}`), secrets, flow, stranger.at);
      return { ...(await this.open(proven, flow, stranger)), next: flow.next };
    } catch (error) {
      if (!(error instanceof LoginRefused)) throw error;
      const objects = error.accountId === undefined ? [] : [{ type: 'account' as const, id: error.accountId }];
      await this.strangers.refused(stranger, { event: 'session.open', reason: error.reason, objects });
      throw answerTo(error);
    }
  }

  private async redeem(address: URL, secrets: FlowSecrets, flow: Flow, at: Date): Promise<Proven> {
    const { settings } = this.provider;
    const client = await this.provider.client();
    const nonce = nonceOf(secrets);
    try {
      const tokens = await oidc.authorizationCodeGrant(client, address, {
        pkceCodeVerifier: verifierOf(secrets),
        expectedState: secrets.state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(flow.maxAge !== null && { maxAge: flow.maxAge }),
      });
      const header = decodeProtectedHeader(tokens.id_token ?? '');
      const wanted = settings.levels[settings.acr] ?? 'high';
      const expected = { ...settings, nonce, wanted, maxAge: flow.maxAge, at };
      const proven = judgeIdToken(header, tokens.claims() ?? {}, expected);
      return { ...proven, organisation: proven.organisation ?? (await this.askOrganisation(client, tokens, proven)) };
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Some providers name the organisation only at this second address; the library refuses it when it speaks of somebody else. */
  private async askOrganisation(
    client: oidc.Configuration,
    { access_token: token }: oidc.TokenEndpointResponse,
    { subject }: Proven,
  ): Promise<string | undefined> {
    if (client.serverMetadata().userinfo_endpoint === undefined) return undefined;
    const said = await oidc.fetchUserInfo(client, token, subject);
    return textOf(said[this.provider.settings.organisationClaim]);
  }

  private async open(proven: Proven, flow: Flow, stranger: Newcomer): Promise<Opened> {
    const { issuer } = this.provider.settings;
    const found = await accountOf(this.db, issuer, proven.subject);
    const account = found ?? (flow.binds === null ? undefined : await accountToBind(this.db, flow.binds));
    if (!account || (flow.binds !== null && account.id !== flow.binds)) throw new LoginRefused('account.unknown');
    refuseOtherOrganisation(account, proven);
    if (flow.replaces && (await accountOfSession(this.db, flow.replaces)) !== account.id)
      throw new LoginRefused('step_up.other_person', account.id);
    const opened = await this.opening.openFor(account.id, stranger, {
      assurance: proven.assurance,
      provedAt: proven.authTime ?? new Date(0),
      device: stranger.device,
      method: flow.replaces ? 'oidc, step-up' : 'oidc',
      within: async (tx, tokenHash) => {
        if (!found) await this.bind(tx, account.id, proven.subject, stranger.at);
        await tx.query('insert into oidc_session (token_hash, issuer, subject, sid) values ($1, $2, $3, $4)', [
          tokenHash,
          issuer,
          proven.subject,
          proven.sid ?? null,
        ]);
        if (flow.replaces) await tx.query('delete from session where token_hash = $1', [flow.replaces]);
      },
    });
    if (!opened) throw new LoginRefused('account.not_in_use', account.id);
    return opened;
  }

  private async bind(tx: Tx, accountId: string, subject: string, at: Date): Promise<void> {
    const { issuer } = this.provider.settings;
    if (!(await bindIdentity(tx, accountId, issuer, subject)))
      throw new LoginRefused('account.bound_meanwhile', accountId);
    for (const binding of this.bindings)
      if (!(await binding(tx, accountId, at))) throw new LoginRefused('account.invitation_over', accountId);
    tx.note({
      event: 'account.bind',
      action: 'U',
      purpose: 'service',
      objects: [{ type: 'account', id: accountId, lifecycle: 'changed', after: JSON.stringify({ issuer }) }],
    });
  }
}

/** The claim is signed and a header is not; whoever has no organisation here has nothing to be held to. */
function refuseOtherOrganisation({ id, organisationId, ura }: IdentifiedAccount, { organisation }: Proven): void {
  if (organisation !== undefined && organisationId !== null && organisation !== ura)
    throw new LoginRefused('account.other_organisation', id);
}

function secretsOf(query: string, browser: string | undefined): FlowSecrets {
  const states = new URLSearchParams(query).getAll('state');
  const [state] = states;
  if (state === undefined || states.length > 1) throw new LoginRefused('flow.no_state');
  if (browser === undefined) throw new LoginRefused('flow.other_browser');
  return { state, browser };
}

/** One answer for all that was wrong. An account that is not there, of another organisation, or ended cannot be told apart either. */
function answerTo({ reason }: LoginRefused): RuleError {
  if (reason === 'provider.access_denied')
    return new RuleError('oidc.cancelled', 'You did not finish logging in. Try again when you want to.');
  return reason.startsWith('account.')
    ? new RuleError('oidc.unknown', 'Nobody here goes by this login. Ask your administrator for an invitation.')
    : new RuleError('oidc.refused', 'This login could not be accepted. Begin again.');
}

/** What the library found wrong is a refusal; what could not be reached is not. */
function asRefusal(error: unknown): unknown {
  if (error instanceof LoginRefused || error instanceof RuleError) return error;
  if (error instanceof oidc.AuthorizationResponseError) return new LoginRefused(`provider.${shortOf(error.error)}`);
  if (error instanceof oidc.ResponseBodyError) return new LoginRefused(`provider.${shortOf(error.error)}`);
  const { code, name, cause } = error as { code?: string; name: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError' || name === 'AbortError' || String(cause?.code).startsWith('E'))
    return unavailable(error);
  if (code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && code === undefined)) return unavailable(error);
  return new LoginRefused(`library.${shortOf(code ?? name)}`);
}

const shortOf = (text: string) => text.replaceAll(/[^\w.-]/g, '').slice(0, 60);
