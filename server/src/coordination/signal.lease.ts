import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { createClient } from '../platform/database/pool.js';
import { roomUrl, type DatabaseAddress } from '../platform/database/rooms.js';
import { DATABASE } from '../platform/tokens.js';

const lock = 7_300;

/** One server evaluates; the others stand by. The lock is the connection's, so that it is free again the moment its holder is gone. */
@Injectable()
export class SignalLease {
  private client: pg.Client | undefined;
  private held = false;
  private ended = false;

  constructor(@Inject(DATABASE) private readonly database: DatabaseAddress) {}

  /** The version of the rules that is in force, to whoever holds the lease; undefined while another server does. Throws when the database is away. */
  async version(): Promise<number | undefined> {
    const client = this.client ?? (await this.connect());
    if (!client) return undefined;
    if (!this.held) {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock]);
      this.held = rows[0]?.mine === true;
    }
    if (!this.held) return undefined;
    const { rows } = await client.query<{ version: number }>(
      'select max(version)::int as version from coordination.signal_rule',
    );
    return rows[0]?.version;
  }

  /** For good: another server takes over at its next second. */
  async giveUp(): Promise<void> {
    this.ended = true;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client | undefined> {
    if (this.ended) return undefined;
    const client = createClient(roomUrl(this.database, 'coordination'));
    client.on('error', () => undefined); // 'end' follows
    client.once('end', () => {
      if (this.client === client) this.client = undefined;
      this.held = false;
    });
    try {
      await client.connect();
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    return (this.client = client);
  }
}
