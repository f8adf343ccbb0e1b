import { nursingProfiles, otherProfiles, type Effect } from './delivery.terms.js';

/* What many rules say in the same way. */

/** The Wlz began; nothing older was looked up. */
export const start = '2015-01-01';
export const always = { from: start, until: null };
export const wlz = ['wlz'] as const;
export const wfz = ['wfz'] as const;
export const fromFour = [...nursingProfiles, ...otherProfiles];
export const all = (effect: Effect) => ({ stay: effect, vpt: effect, mpt: effect, pgb: effect });
