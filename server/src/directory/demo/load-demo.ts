import type pg from 'pg';
import { demoRegister } from './demo-register.js';
import { insertRegister } from '../insert-register.js';
import { intensivregister } from './intensivregister.js';

/** One process loads, another that starts beside it waits and then finds the work done. */
const lock = 7001;

/** Fills an empty database with the demo registers as they stand at `at`: all of it or nothing. Does nothing when any register is there. */
export async function loadDemo(pool: pg.Pool, at: Date): Promise<void> {
  const db = await pool.connect();
  try {
    await db.query('begin');
    await db.query('select pg_advisory_xact_lock($1)', [lock]);
    const { rowCount } = await db.query('select from directory limit 1');
    if (rowCount === 0) for (const register of [demoRegister(at), intensivregister]) await insertRegister(db, register);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback').catch(() => undefined); // the connection itself may be what failed
    throw error;
  } finally {
    db.release();
  }
}
