import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import type { Scope } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Organisation } from './given.js';

interface Pair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/** A client with one key, and how its keepers would change that. */
export interface Machine {
  id: string;
  kid: string;
  key: KeyObject;
  /** The same client with a new key, beside the old one. */
  addKey(pair: Pair): Promise<Machine>;
  retire(): Promise<void>;
}

interface MachineOptions {
  scopes?: Scope[];
  createdAt?: Date;
  expiresAt?: Date;
  disabled?: boolean;
  pair?: Pair;
  keyFrom?: Date;
  keyUntil?: Date;
}

const days = 86_400_000;

export async function machineOf(
  db: pg.Pool,
  organisation: Organisation,
  options: MachineOptions = {},
): Promise<Machine> {
  const { scopes = ['capacity'], createdAt = new Date(), disabled = false } = options;
  const expiresAt = options.expiresAt ?? new Date(createdAt.getTime() + 300 * days);
  const id = randomUUID();
  await db.query(
    `insert into account (id, username, password_hash, name, role, organisation_id, directory_id, scopes) values ($1, $5, null, 'A feed', 'feed', $2, $3, $4)`,
    [id, organisation.id, organisation.register.id, scopes, `machine:${id}`],
  );
  await db.query(
    `insert into machine_client (organisation_id, id, name, purpose, owner, scopes, created_at, expires_at, disabled_at)
     values ($1, $2, $3, 'Tests', 'Service desk', $4, $5, $6, $7)`,
    [organisation.id, id, `feed ${id}`, scopes, createdAt, expiresAt, disabled ? createdAt : null],
  );
  const addKey = async (
    pair: Pair,
    from = new Date(Date.now() - 1_000),
    until = new Date(from.getTime() + 100 * days),
  ): Promise<Machine> => {
    const kid = randomUUID();
    const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid };
    await db.query(
      `insert into machine_key (organisation_id, client_id, kid, jwk, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6)`,
      [organisation.id, id, kid, JSON.stringify(jwk), from, until],
    );
    const retire = async () =>
      void (await db.query('update machine_key set valid_until = now() where client_id = $1 and kid = $2', [id, kid]));
    return { id, kid, key: pair.privateKey, addKey: (other) => addKey(other), retire };
  };
  const pair = options.pair ?? generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return addKey(pair, options.keyFrom, options.keyUntil);
}
