/* Names and bounds, without the schemas made of them: a screen that needs the names does not load the validator. */

/** Why beds cannot be used or why a ward is closed. `group` = groepssamenstelling. Source: domain 1.5, peers 0.6. */
export const closureReasons = ['staff', 'building', 'incident', 'infection', 'group'] as const;
export type ClosureReason = (typeof closureReasons)[number];

export const sources = ['person', 'feed', 'carried'] as const;
export type Source = (typeof sources)[number];

export const freshnessStates = ['fresh', 'expired', 'never'] as const;
export type Freshness = (typeof freshnessStates)[number];

export const largestCount = 9999;
