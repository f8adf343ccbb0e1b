import type { Tariff } from '@ketenzicht/shared/stepdown';

export interface Kind {
  securityLevel: string;
  setting: string;
}
/** What a day costs, in cents, by the place of the month; below 0: there is no tariff. */
export type PricesOf = (kind: Kind) => Float64Array;

/** By the level, else by the setting, else by what holds for any ward. */
export function pricesBy(tariffs: readonly Tariff[], months: readonly string[]): PricesOf {
  const [byName, byKind] = [new Map<string, Float64Array>(), new Map<Kind, Float64Array>()];
  return (kind) => {
    const known = byKind.get(kind);
    if (known) return known;
    const name = `${kind.securityLevel}|${kind.setting}`;
    const prices = byName.get(name) ?? Float64Array.from(months, (month) => priceIn(month, kind, tariffs));
    byName.set(name, prices);
    byKind.set(kind, prices);
    return prices;
  };
}

function priceIn(month: string, { securityLevel, setting }: Kind, tariffs: readonly Tariff[]): number {
  const holds = tariffs.filter(({ from, until }) => from <= month && (until === null || until > month));
  const tariff =
    holds.find((one) => one.securityLevel !== null && one.securityLevel === securityLevel) ??
    holds.find((one) => one.setting !== null && one.setting === setting) ??
    holds.find((one) => one.securityLevel === null && one.setting === null);
  return tariff?.dayCents ?? -1;
}
