import { Injectable } from '@nestjs/common';
import { refuseWeak, type Invitation } from '@ketenzicht/shared/administration';
import { RuleError } from '@ketenzicht/shared/kernel';
import { hash } from '@node-rs/argon2';
import type { Visit } from '../platform/auth/visit.js';
import { OidcService, type Begun } from '../platform/auth/oidc/oidc.service.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { Work } from '../platform/database/work.js';
import { findInvitation, useInvitation, useInvitationElsewhere, type InvitationRow } from './invitation.queries.js';

/** Everything of a visit but who it is: the token tells that. */
export type AtTheDoor = Omit<Visit, 'actor' | 'token'>;

/** What somebody does with a link that was handed to them. Whoever holds it is taken for the one it was made for, once, within three days. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly pools: RoomPools,
    private readonly work: Work,
    private readonly oidc: OidcService,
  ) {
    oidc.whenBound(useInvitationElsewhere);
  }

  async read(door: AtTheDoor, token: string): Promise<Invitation> {
    const row = await this.valid(token, door.at);
    return {
      name: row.name,
      username: row.username,
      role: row.role,
      organisation: row.organisation,
      expiresAt: row.expires_at.toISOString(),
    };
  }

  async accept(door: AtTheDoor, token: string, password: string): Promise<{ username: string }> {
    const row = await this.valid(token, door.at);
    refuseWeak(password, row);
    const passwordHash = await hash(password);
    await this.work.run('identity', { ...door, token: null, actor: actorOf(row) }, async (tx) => {
      if (!(await useInvitation(tx, row, passwordHash, door.at))) throw used();
      tx.note({
        action: 'U',
        objects: [
          {
            type: 'account',
            id: row.account_id,
            segment: 'invitation',
            lifecycle: 'changed',
            before: '{"state":"invited"}',
            after: '{"state":"active"}',
          },
        ],
      });
    });
    return { username: row.username };
  }

  /** With a login at the identity provider instead of a password: whoever comes back from there has this account from then on. */
  async elsewhere(door: AtTheDoor, token: string, origin: string): Promise<Begun> {
    const row = await this.valid(token, door.at);
    return this.oidc.begin(origin, { next: '/', maxAge: null, replaces: null, binds: row.account_id }, door.at);
  }

  private async valid(token: string, at: Date): Promise<InvitationRow> {
    const row = await findInvitation(this.pools.of('identity'), token);
    if (!row) throw new RuleError('invitation.unknown', 'There is no such invitation. Ask for a new link.');
    if (row.used_at) throw used();
    if (row.withdrawn_at || row.disabled_at)
      throw new RuleError('invitation.withdrawn', 'This invitation was replaced or withdrawn. Ask for a new link.');
    if (row.expires_at <= at)
      throw new RuleError('invitation.expired', 'This invitation has expired. Ask for a new link.');
    return row;
  }
}

const used = () => new RuleError('invitation.used', 'This invitation was used. Log in, or ask for a new link.');

const actorOf = (row: InvitationRow) => ({
  id: row.account_id,
  name: row.name,
  role: row.role,
  organisationId: row.organisation_id,
  regionIds: row.region_ids,
  directoryId: row.directory_id,
  scopes: row.scopes,
});
