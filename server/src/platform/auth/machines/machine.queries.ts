import type { Scope } from '@ketenzicht/shared/kernel';
import type { JWK } from 'jose';
import type pg from 'pg';

type Db = Pick<pg.Pool, 'query'>;

export interface UsableClient {
  id: string;
  scopes: Scope[];
  expiresAt: Date;
  jwk: JWK | null;
}

/** A client that may log in now, with the key of this name if that counts now. */
export async function usableClient(db: Db, id: string, kid: string, at: Date): Promise<UsableClient | undefined> {
  const { rows } = await db.query<UsableClient>(
    `select c.id, c.scopes, c.expires_at as "expiresAt", k.jwk
     from machine_client c
     left join machine_key k on k.organisation_id = c.organisation_id and k.client_id = c.id
       and k.kid = $2 and k.valid_from <= $3 and k.valid_until > $3
     where c.id = $1 and c.disabled_at is null and c.expires_at > $3`,
    [id, kid, at],
  );
  return rows[0];
}

/** Only in the demo: a feed whose password is published anyway. */
export async function demoFeed(
  db: Db,
  username: string,
): Promise<{ id: string; scopes: Scope[]; passwordHash: string } | undefined> {
  const { rows } = await db.query<{ id: string; scopes: Scope[]; passwordHash: string }>(
    `select id, scopes, password_hash as "passwordHash" from account where username = $1 and role = 'feed' and demo and password_hash is not null`,
    [username],
  );
  return rows[0];
}
