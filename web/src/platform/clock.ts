import { useCallback, useSyncExternalStore } from 'react';

/** How far this computer's clock is behind the server's. Ages and expiry must be right on a ward PC that runs ten minutes late. */
let behind = 0;

export function adjustClock(serverTime: string, at = Date.now()): void {
  const difference = Date.parse(serverTime) - at;
  behind = Math.abs(difference) > 2_000 ? difference : 0;
}

export const timeNow = (): Date => new Date(Date.now() + behind);

/** One timer per pace, however many components look at the clock. */
class Ticker {
  now = timeNow();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly pace: number) {}

  subscribe(listener: () => void): () => void {
    if (this.listeners.size === 0) {
      this.now = timeNow();
      this.timer = setInterval(() => this.tick(), this.pace);
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearInterval(this.timer);
    };
  }

  tick() {
    this.now = timeNow();
    for (const listener of this.listeners) listener();
  }
}

const tickers = new Map<number, Ticker>();
function tickerOf(pace: number): Ticker {
  const known = tickers.get(pace) ?? new Ticker(pace);
  tickers.set(pace, known);
  return known;
}

/** The time, anew every `pace` milliseconds. */
export function useNow(pace = 15_000): Date {
  const ticker = tickerOf(pace);
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(listener), [ticker]);
  return useSyncExternalStore(subscribe, () => ticker.now);
}

/** What follows from the time: looked at every `pace` milliseconds, drawn anew only when it turns. */
export function useWatched<T extends string | number>(read: (now: Date) => T, pace: number): T {
  const ticker = tickerOf(pace);
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(listener), [ticker]);
  return useSyncExternalStore(subscribe, () => read(timeNow()));
}

const longestTimer = 2 ** 31 - 1;

/** Every clock on screen looks again at that very moment, for what must not stand a quarter of a minute too long. */
export function tickAt(instant: number): () => void {
  const tick = () => tickers.forEach((ticker) => ticker.tick());
  const timer = setTimeout(tick, Math.min(longestTimer, Math.max(0, instant - timeNow().getTime())));
  return () => clearTimeout(timer);
}
