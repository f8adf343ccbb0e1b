/** Milliseconds. The server beats every 5 s; without any frame for 12 s a screen must say that it is stale. */
export const heartbeatEvery = 5_000;
export const staleAfter = 12_000;
