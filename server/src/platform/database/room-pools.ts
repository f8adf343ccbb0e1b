import type { OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { createPool } from './pool.js';
import { roomUrl, type DatabaseAddress, type Room } from './rooms.js';

const sizes: Readonly<Record<Room, number>> = {
  board: 10,
  capacity: 4,
  identity: 6,
  admin: 3,
  care: 6,
  placement: 6,
  coordination: 5,
  audit: 4,
  jobs: 2,
  setup: 1,
};

/** A pool for each room, opened when it is first needed. */
export class RoomPools implements OnApplicationShutdown {
  private readonly pools = new Map<Room, pg.Pool>();

  constructor(private readonly address: DatabaseAddress) {}

  of(room: Room): pg.Pool {
    const present = this.pools.get(room);
    if (present) return present;
    const pool = createPool(roomUrl(this.address, room), sizes[room]);
    this.pools.set(room, pool);
    return pool;
  }

  /** After the features have stopped: Nest shuts down the innermost module last. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }
}
