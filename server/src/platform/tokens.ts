/** What the platform provides to every feature by injection. */
export const CONFIG = Symbol('Config');
export const POOL = Symbol('pg.Pool');
export const DATABASE_URL = Symbol('database url');
/** The clock is an argument everywhere; this is where the argument comes from. */
export const CLOCK = Symbol('Clock');
export type Clock = () => Date;
