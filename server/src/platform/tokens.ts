/** What the platform provides to every feature by injection. */
export const CONFIG = Symbol('Config');
/** Reads beds and registers, for everyone: the pool of the room `board`. Whatever belongs to somebody goes through `Work`. */
export const POOL = Symbol('pg.Pool');
/** A `DatabaseAddress`. */
export const DATABASE = Symbol('database address');
export const KEYRING = Symbol('Keyring');
/** The clock is an argument everywhere; this is where the argument comes from. */
export const CLOCK = Symbol('Clock');
export type Clock = () => Date;
