import type { Fault } from '../kernel/rule-error.js';
import { addLocalDays, localDate } from '../kernel/time.js';
import type { RequestInput } from './request.contract.js';

/** Days: further back or ahead is a slip of the pen, such as last year's date in January. */
const mostAgo = 366;
const mostAhead = 731;

/** What cannot be, whatever the register holds: every fault at once. */
export function requestFaults({ need, titleFrom, titleUntil, tried }: RequestInput, at: Date): Fault[] {
  const today = localDate(at);
  const faults: Fault[] = [];
  if (titleFrom !== null && titleUntil !== null && titleUntil < titleFrom)
    faults.push({
      pointer: '/titleUntil',
      code: 'title.reversed',
      detail: 'The title ends before it begins. Look at both days.',
    });
  if (need.neededFrom < addLocalDays(today, -mostAgo))
    faults.push({
      pointer: '/need/neededFrom',
      code: 'need.long_ago',
      detail: 'This is more than a year ago. Give the day from which a place is needed, or today.',
    });
  if (need.neededFrom > addLocalDays(today, mostAhead))
    faults.push({
      pointer: '/need/neededFrom',
      code: 'need.far_ahead',
      detail: 'This is more than two years ahead. Make the request when it comes nearer.',
    });
  for (const [index, { on }] of tried.entries())
    if (on > today)
      faults.push({
        pointer: `/tried/${index}/on`,
        code: 'tried.future',
        detail: 'This day is yet to come. Give the day on which it was tried.',
      });
  return faults;
}
