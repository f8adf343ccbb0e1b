import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ensure,
  latestMachineEnd,
  mayKeepMachines,
  RuleError,
  type MachineClient,
  type MachineKey,
  type NewMachineClient,
} from '@ketenzicht/shared/kernel';
import { Work, type Tx } from '../../database/work.js';
import type { Visit } from '../visit.js';
import { clientsOf, insertClient } from './machine-client.queries.js';
import { readPublicKey } from './public-key.js';

const unknown = () => new RuleError('machine.unknown', 'There is no such client.');

/**
 * Machines of an organisation and their keys, kept by people. Each act is in the access log with what it was before and after. One who may not, and one of
 * another organisation, get the same answer as for a client that does not exist.
 */
@Injectable()
export class MachineClientService {
  constructor(private readonly work: Work) {}

  /** Of the visitor's organisation; of everyone for the administrator. */
  list(visit: Visit): Promise<MachineClient[]> {
    return this.work.run('admin', visit, async (tx) => {
      const clients = (await clientsOf(tx)).filter(({ organisationId }) =>
        mayKeepMachines(visit.actor, organisationId),
      );
      tx.note({ action: 'R', objects: clients.map(({ id }) => ({ type: 'client', id, lifecycle: 'read' })) });
      return clients;
    });
  }

  /** Without a key it cannot log in yet. Throws `machine.unknown` (404), `machine.lives_too_long`, `machine.name_taken`. */
  async make(visit: Visit, client: NewMachineClient): Promise<MachineClient> {
    const { at, actor } = visit;
    if (!mayKeepMachines(actor, client.organisationId)) throw unknown();
    ensureYear(new Date(client.expiresAt), at);
    const id = randomUUID();
    return this.work.run('admin', visit, async (tx) => {
      await insertClient(tx, id, client, at);
      const made = await this.one(tx, visit, id);
      noteChange(tx, 'C', id, undefined, made);
      return made;
    });
  }

  /** Counts beside those that are there, from now: machines change over when they are ready, and only then the old one is retired. */
  async addKey(visit: Visit, clientId: string, text: string, validUntil: Date): Promise<MachineKey> {
    const { at } = visit;
    const jwk = await readPublicKey(text);
    const { kid, kty } = jwk;
    ensureYear(validUntil, at);
    return this.work.run('admin', visit, async (tx) => {
      const client = await this.one(tx, visit, clientId);
      ensure(!client.keys.some((key) => key.kid === kid), 'machine.key_known', 'This client has that key already.');
      await tx.query(
        `insert into machine_key (organisation_id, client_id, kid, jwk, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6)`,
        [client.organisationId, clientId, kid, JSON.stringify(jwk), at, validUntil],
      );
      noteChange(tx, 'U', clientId, client, await this.one(tx, visit, clientId));
      return { kid, kty, validFrom: at.toISOString(), validUntil: validUntil.toISOString() };
    });
  }

  /** From now on it opens nothing. Tokens that it opened live for ten minutes at most; disable the client where that is too long. */
  retireKey(visit: Visit, clientId: string, kid: string): Promise<void> {
    return this.work.run('admin', visit, async (tx) => {
      const client = await this.one(tx, visit, clientId);
      const { rowCount } = await tx.query(
        `update machine_key set valid_until = greatest($4, valid_from + interval '1 millisecond')
         where organisation_id = $1 and client_id = $2 and kid = $3 and valid_until > $4`,
        [client.organisationId, clientId, kid, visit.at],
      );
      ensure(rowCount === 1, 'machine.key_unknown', 'This client has no such key in use.');
      noteChange(tx, 'U', clientId, client, await this.one(tx, visit, clientId));
    });
  }

  /** Its tokens end with it. There is no way back: make another one. */
  disable(visit: Visit, clientId: string): Promise<void> {
    return this.work.run('admin', visit, async (tx) => {
      const client = await this.one(tx, visit, clientId);
      await tx.query(
        `update machine_client set disabled_at = coalesce(disabled_at, $3), version = version + 1 where organisation_id = $1 and id = $2`,
        [client.organisationId, clientId, visit.at],
      );
      await tx.query('delete from session where account_id = $1', [clientId]);
      noteChange(tx, 'U', clientId, client, await this.one(tx, visit, clientId));
    });
  }

  private async one(tx: Tx, { actor }: Visit, id: string): Promise<MachineClient> {
    const [client] = await clientsOf(tx, id);
    if (!client || !mayKeepMachines(actor, client.organisationId)) throw unknown();
    return client;
  }
}

function ensureYear(end: Date, from: Date): void {
  ensure(end > from, 'machine.ends_in_past', 'This end has passed already.');
  ensure(end <= latestMachineEnd(from), 'machine.lives_too_long', 'At most a year: after that somebody looks again.');
}

function noteChange(tx: Tx, action: 'C' | 'U', id: string, before: MachineClient | undefined, after: MachineClient) {
  tx.note({
    action,
    objects: [
      {
        type: 'client',
        id,
        lifecycle: action === 'C' ? 'created' : 'changed',
        ...(before && { before: said(before) }),
        after: said(after),
      },
    ],
  });
}

/** Short enough for one line of the log: names of keys, not keys. */
const said = ({ scopes, expiresAt, disabledAt, keys }: MachineClient): string =>
  JSON.stringify({
    scopes,
    expiresAt,
    disabledAt,
    keys: keys.map(({ kid, validUntil }) => `${kid} until ${validUntil}`),
  }).slice(0, 2_000);
