import { day, hour } from '../kernel/time.js';

/** `coming`: only the desk sees it, and may still change it. */
export const roundStates = ['coming', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** What happened to a round; the last three carry a reason, because others were told something else before. */
export const roundSteps = ['made', 'changed', 'prolonged', 'closed'] as const;

/** Nobody fills this in faster than this, in ms; a robot has to wait as well. */
export const ticketYoungest = 3_000;
/** Longer than anybody has the form open, in ms; who does gets a new one without noticing. */
export const ticketOldest = 4 * hour;

/** How long one has for opening the link in the mail and confirming, in ms. What nobody confirmed goes after that. */
export const confirmWithin = 14 * day;

/** How long a round stays to be read by everyone after it has closed, in ms: whoever comes too late is told so. */
export const shownAfterClosing = 90 * day;
