import { Inject, Injectable } from '@nestjs/common';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import type { OperationId } from '@ketenzicht/shared/operations';
import type { Config } from '../config/config.js';
import type { Rate, Rates } from '../config/door.config.js';
import { CONFIG } from '../tokens.js';

interface Bucket {
  left: number;
  at: number;
}

/** Buckets of those who asked longest ago are forgotten first; a forgotten one is full again, which it was by then. */
const mostBuckets = 50_000;
/** What costs us much, or opens something: guessing must be slow. By the verb of the operation. */
const logins =
  /^(session\.(open|second|prove|challenge|recover)|token\.|machine\.token|invitation\.(accept|elsewhere|open|read)|oidc\.)/;
const searches = /\.(search|find|findAnswers|export|extract)$/;

/**
 * How often one person or one address may ask (SEC-91, BAD-76). Counted per person once we know who it is, because a whole hospital may come from one
 * address; per address only for strangers. One map and some arithmetic: a library's decorator per route cost more than the routes themselves.
 */
@Injectable()
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();
  private readonly rates: Rates | undefined;

  constructor(@Inject(CONFIG) config: Config) {
    this.rates = config.door.rates;
  }

  /** Somebody we do not know (yet). Throws `request.too_many`. */
  stranger(address: string, operation: OperationId | 'unknown', at: number): void {
    if (!this.rates) return;
    const isLogin = logins.test(operation);
    this.take(`${isLogin ? 'login' : 'stranger'} ${address}`, isLogin ? this.rates.login : this.rates.stranger, at);
  }

  /** Somebody who is logged in. Throws `request.too_many`. */
  member({ id, role }: Pick<Actor, 'id' | 'role'>, operation: OperationId, at: number): void {
    if (!this.rates) return;
    this.take(id, role === 'feed' ? this.rates.machine : this.rates.person, at);
    if (searches.test(operation)) this.take(`search ${id}`, this.rates.search, at);
  }

  private take(key: string, rate: Rate, at: number): void {
    const bucket = this.buckets.get(key) ?? this.open(key, rate, at);
    // A clock that was set back gives nothing.
    bucket.left = Math.min(rate.burst, bucket.left + (Math.max(0, at - bucket.at) / 1_000) * rate.perSecond);
    bucket.at = at;
    if (bucket.left >= 1) return void bucket.left--;
    const seconds = Math.max(1, Math.ceil((1 - bucket.left) / rate.perSecond));
    throw new RuleError('request.too_many', `Too many requests. Wait ${seconds} seconds and try again.`, [], {
      retryAfter: seconds,
    });
  }

  private open(key: string, { burst }: Rate, at: number): Bucket {
    const bucket = { left: burst, at };
    this.buckets.set(key, bucket);
    if (this.buckets.size > mostBuckets)
      for (const oldest of this.buckets.keys()) {
        this.buckets.delete(oldest);
        break;
      }
    return bucket;
  }
}
