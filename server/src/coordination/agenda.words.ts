import { zone } from '@ketenzicht/shared/kernel';
import type { AgendaCase } from './agenda.queries.js';
import { groupWords, levelWords } from './words.nl.js';

const moments = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' });
const dates = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, dateStyle: 'long' });

export const sayMoment = (at: Date): string => moments.format(at);
export const sayDay = (at: Date): string => dates.format(at);

export const daysOpen = ({ openedAt }: AgendaCase, at: Date): number =>
  Math.max(0, Math.floor((at.getTime() - openedAt.getTime()) / 86_400_000));

/** For whom: the level and the group, where they are known. */
export const forWhom = ({ securityLevel, targetGroup }: AgendaCase): string =>
  [securityLevel && levelWords[securityLevel], targetGroup && groupWords[targetGroup]].filter(Boolean).join(', ');
