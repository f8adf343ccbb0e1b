import type { Counted } from './nights.js';
import { words } from './words.js';

/** Days are numbers; the causes are JSON. */
export type CountRow = [unitId: string, version: number, ready: number, causes: string, on: number, validUntil: number];

interface Said extends Counted {
  version: number;
  validUntil: number;
}

/** A count is a fact until its day of expiry, or until the ward says another. */
export class CountsOfWards {
  readonly byWard = new Map<number, Said[]>();
  /** Most wards say what others say: kept once. */
  private readonly causes = new Map<string, Counted['causes']>();

  /** What was added before may come again. */
  add(rows: readonly CountRow[]): void {
    const wards = new Set<number>();
    for (const [unitId, version, ready, causes, on, validUntil] of rows) {
      const unit = words.code(unitId);
      const said = this.byWard.get(unit) ?? [];
      if (said.length === 0) this.byWard.set(unit, said);
      if (said.some((one) => one.version === version)) continue;
      said.push({ version, on, off: validUntil, validUntil, causes: this.causesOf(ready, causes) });
      wards.add(unit);
    }
    for (const unit of wards) cut(this.byWard.get(unit) ?? []);
  }

  private causesOf(ready: number, text: string): Counted['causes'] {
    const key = `${ready} ${text}`;
    const known = this.causes.get(key);
    if (known) return known;
    const named = Object.entries(JSON.parse(text) as Record<string, number>);
    const rest = ready - named.reduce((sum, [, many]) => sum + many, 0);
    const causes = [...named.map(([cause, many]) => [words.code(cause), many] as const), [0, rest] as const].filter(
      ([, many]) => many > 0 && ready > 0,
    );
    this.causes.set(key, causes);
    return causes;
  }
}

function cut(said: Said[]): void {
  said.sort((one, other) => one.version - other.version);
  said.forEach((one, at) => (one.off = Math.min(one.validUntil, said[at + 1]?.on ?? Infinity)));
}
