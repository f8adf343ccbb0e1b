import { describe, expect, test } from '@jest/globals';
import { refusalReasons, type Hold } from '@ketenzicht/shared/placement';
import { aCapacity, aUnit, unitId } from '../../testing/a-board.js';
import { aCard, aHold, aNeed } from '../../testing/a-card.js';
import {
  attemptOf,
  contradictionNow,
  firstToGo,
  holdPresets,
  inOrder,
  maybeCounted,
  mayUndo,
  refusalGroups,
  steadyOrder,
  truthOf,
  usualDay,
} from './inbox.rules.js';

const now = new Date('2026-11-22T20:30:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

describe('the order of an inbox', () => {
  const card = (reference: string, part: Parameters<typeof aCard>[1]) => aCard(1, { reference, ...part });
  const regular = card('regular', { dueAt: ago(60) });
  const crisis = card('crisis', { need: aNeed({ urgency: 'crisis' }), dueAt: ago(-600) });
  const sooner = card('sooner', { need: aNeed({ urgency: 'crisis' }), dueAt: ago(-10) });
  const names = (cards: readonly { reference: string }[]) => cards.map(({ reference }) => reference);

  test('is urgency first, then the clock that ends first', () => {
    expect(names(inOrder([regular, crisis, sooner], 'waiting'))).toEqual(['sooner', 'crisis', 'regular']);
  });

  test('is the newest first for what has ended', () => {
    const old = card('old', { openedAt: ago(9_000) });
    expect(names(inOrder([old, regular], 'ended'))).toEqual(['regular', 'old']);
  });
});

test('what comes in while somebody points at the list is put under what is there', () => {
  const [one, two, fresh] = [aCard(1), aCard(2), aCard(3)];
  const names = (cards: readonly { reference: string }[]) => cards.map(({ reference }) => reference.at(-1));
  expect(names(steadyOrder([fresh, one, two], [two, one].map(attemptOf)))).toEqual(['2', '1', '3']);
});

describe('the reasons to say no', () => {
  test('stand in a group each, all of them and once', () => {
    expect(Object.values(refusalGroups).flat().toSorted()).toEqual([...refusalReasons].toSorted());
  });
});

describe('a "no" beside what the ward shows', () => {
  const unit = aUnit(1, { capacity: aCapacity({ free: 2 }, now) });
  const find = (
    ...[reason, hold = null, ward = unit]: [Parameters<typeof contradictionNow>[0], (Hold | null)?, typeof unit?]
  ) => contradictionNow(reason, aNeed(), ward, hold, now);

  test('contradicts when it shows a bed, no stop, or that it takes this', () => {
    expect(find('full')).toMatchObject({ kind: 'bed', published: '2' });
    expect(find('admissionStop')).toMatchObject({ kind: 'stop' });
    expect(find('targetGroup')).toMatchObject({ kind: 'criterion', published: 'psychiatry' });
    expect(find('groupSafety')).toBeUndefined();
  });

  test('contradicts also when the only bed is the one that it holds for this request', () => {
    const full = aUnit(1, { capacity: aCapacity({ free: 0, held: 1 }, now) });
    expect(find('full', null, full)).toBeUndefined();
    expect(find('full', aHold({ unitId: full.id }), full)).toMatchObject({ kind: 'bed', published: '0' });
  });
});

describe('whose hold ends when a ward has less room', () => {
  const held = (number: number, minutes: number, state: 'seen' | 'accepted' = 'seen') =>
    aCard(number, {}, { state, hold: aHold({ placedAt: ago(minutes) }) });
  const names = (cards: Parameters<typeof firstToGo>[0], count: number) =>
    firstToGo(cards, unitId(1), count).map(({ reference }) => reference.at(-1));

  test('is the newest first, and what was promised last of all', () => {
    expect(names([held(1, 50), held(2, 5, 'accepted'), held(3, 10)], 3)).toEqual(['3', '1', '2']);
  });

  test('is not guessed while a hold is not known here', () => {
    expect(names([held(1, 50)], 2)).toEqual([]);
    expect(firstToGo([held(1, 50)], unitId(2), 1)).toEqual([]);
  });
});

describe('more time for a held bed', () => {
  const names = (expiresAt: string) => holdPresets(aHold({ expiresAt }), now).map(({ name }) => name);

  test('is an hour, four hours, or until noon tomorrow on the Dutch clock', () => {
    const presets = holdPresets(aHold({ expiresAt: ago(-38) }), now);
    expect(presets.map(({ until }) => until.toISOString())).toEqual([
      '2026-11-22T22:08:00.000Z',
      '2026-11-23T01:08:00.000Z',
      '2026-11-23T11:00:00.000Z',
    ]);
  });

  test('leaves out what is shorter than it stands, and what is beyond fourteen days', () => {
    expect(names('2026-11-23T11:00:00Z')).toEqual(['hour', 'fourHours']);
    expect(names('2026-12-06T20:00:00Z')).toEqual([]);
  });
});

describe('whether the figure counts somebody already', () => {
  const answered = { answeredAt: ago(120) };
  const seen = (minutes: number, source: 'person' | 'feed') => aCapacity({ observedAt: ago(minutes), source }, now);

  test('is no question while a person keeps the figure and has not touched it since the yes', () => {
    expect(maybeCounted(seen(180, 'person'), answered, now)).toBeNull();
    expect(maybeCounted(undefined, answered, now)).toBeNull();
  });

  test('is asked when a feed keeps it, or when it was typed after the yes; only a feed that looked later is taken to have counted', () => {
    expect(maybeCounted(seen(60, 'person'), answered, now)).toBe(false);
    expect(maybeCounted(seen(180, 'feed'), answered, now)).toBe(false);
    expect(maybeCounted(seen(10, 'feed'), answered, new Date(ago(20)))).toBe(true);
  });
});

test('the usual day is when it is needed, and never before today in the Netherlands', () => {
  expect(usualDay(aNeed({ neededFrom: '2026-11-20' }), new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
  expect(usualDay(aNeed({ neededFrom: '2026-12-01' }), now)).toBe('2026-12-01');
});

test('an admission can be taken back for a day', () => {
  expect(mayUndo(ago(23 * 60), now)).toBe(true);
  expect(mayUndo(ago(25 * 60), now)).toBe(false);
  expect(mayUndo(null, now)).toBe(false);
});

test('the truth score is that of the own wards together, and silent while nobody asked', () => {
  const score = (number: number, of: number, yes: number) => ({
    unitId: unitId(number),
    regionId: null,
    from: ago(9),
    to: ago(0),
    offered: { of, yes, share: null, low: null, high: null },
    timeToSeen: { of: 0, open: 0, median: null, p90: null },
    timeToAnswer: { of: 0, open: 0, median: null, p90: null },
    contradictions: 0,
    preview: number === 2,
  });
  const isOwn = (id: string) => id !== unitId(3);
  expect(truthOf([score(1, 10, 9), score(2, 6, 5), score(3, 99, 1)], isOwn)).toEqual({
    of: 16,
    yes: 14,
    preview: true,
  });
  expect(truthOf([score(1, 0, 0), score(3, 99, 1)], isOwn)).toBeNull();
});
