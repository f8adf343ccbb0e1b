import { describe, expect, it } from '@jest/globals';
import {
  attemptStates,
  type AttemptState,
  type PlacementAttempt,
  type PlacementCard,
} from '@ketenzicht/shared/placement';
import { clockOf, inOrder, turnOf, turnOfWard } from './cards.rules.js';

const at = new Date('2026-11-22T20:00:00Z');
const inHours = (hours: number) => new Date(at.getTime() + hours * 3_600_000).toISOString();
type Try = Pick<PlacementAttempt, 'state' | 'dueAt' | 'expectedOn' | 'hold'>;
const aTry = (state: AttemptState, more: Partial<Try> = {}): Try => ({
  state,
  dueAt: null,
  expectedOn: null,
  hold: null,
  ...more,
});
const held = (expiresAt: string, state: 'active' | 'expired' = 'active') =>
  ({ state, expiresAt }) as NonNullable<PlacementAttempt['hold']>;

describe('whose turn it is', () => {
  it.each<[string, Try[], string, string]>([
    ['nobody was asked', [], 'referrer', 'ask'],
    ['everybody said no', [aTry('refused'), aTry('lapsed'), aTry('withdrawn'), aTry('noShow')], 'referrer', 'ask'],
    ['one ward thinks', [aTry('refused'), aTry('considering')], 'ward', 'answer'],
    ['the next in line is about to be asked', [aTry('refused'), aTry('queued')], 'ward', 'answer'],
    ['a day was offered, and another ward still thinks', [aTry('seen'), aTry('proposed')], 'referrer', 'decide'],
    [
      'a ward said yes for tomorrow',
      [aTry('proposed'), aTry('accepted', { expectedOn: '2026-11-23' })],
      'nobody',
      'arrive',
    ],
    ['a ward said yes for today', [aTry('accepted', { expectedOn: '2026-11-22' })], 'ward', 'admit'],
    ['a ward said yes for yesterday', [aTry('accepted', { expectedOn: '2026-11-21' })], 'ward', 'admit'],
  ])('%s', (_, attempts, nextActor, next) => {
    expect(turnOf('open', attempts, at)).toEqual({ nextActor, next });
  });

  it('the day is a Dutch one: after midnight in Amsterdam it is tomorrow', () => {
    const yes = [aTry('accepted', { expectedOn: '2026-11-23' })];
    expect(turnOf('open', yes, new Date('2026-11-22T22:59:59Z')).next).toBe('arrive');
    expect(turnOf('open', yes, new Date('2026-11-22T23:00:00Z')).next).toBe('admit');
  });

  it('what was placed or has ended waits for nobody, whatever its tries say', () => {
    for (const state of ['placed', 'ended'] as const)
      for (const one of attemptStates)
        expect(turnOf(state, [aTry(one)], at)).toEqual({ nextActor: 'nobody', next: 'none' });
  });

  it('a ward has a turn in its own try only while that leads somewhere', () => {
    const turns = Object.fromEntries(attemptStates.map((state) => [state, turnOfWard(aTry(state), at).next]));
    expect(turns).toEqual({
      queued: 'none',
      asked: 'answer',
      seen: 'answer',
      considering: 'answer',
      proposed: 'decide',
      accepted: 'admit',
      admitted: 'none',
      refused: 'none',
      withdrawn: 'none',
      noShow: 'none',
      cancelled: 'none',
      lapsed: 'none',
      left: 'none',
    });
  });
});

describe('the clock of a card', () => {
  it('is the first to run out, of answers and holds alike', () => {
    const answer = aTry('asked', { dueAt: inHours(5) });
    expect(clockOf([answer], [], at)).toEqual({ dueAt: inHours(5), clock: 'answer' });
    expect(clockOf([answer, aTry('seen', { hold: held(inHours(1)) })], [], at)).toEqual({
      dueAt: inHours(1),
      clock: 'hold',
    });
    expect(clockOf([answer], [{ expiresAt: inHours(2) }], at)).toEqual({ dueAt: inHours(2), clock: 'hold' });
  });

  it('is not one that stopped: an answer that came, a hold that ended', () => {
    const stopped = [aTry('refused', { dueAt: inHours(1) }), aTry('lapsed', { hold: held(inHours(1), 'expired') })];
    expect(clockOf(stopped, [], at)).toEqual({ dueAt: null, clock: 'none' });
  });

  it('an answer that is overdue does not hide a hold that runs, and shows when nothing else does', () => {
    const overdue = aTry('asked', { dueAt: inHours(-3) });
    expect(clockOf([overdue], [{ expiresAt: inHours(1) }], at).clock).toBe('hold');
    expect(clockOf([overdue, aTry('asked', { dueAt: inHours(-1) })], [], at)).toEqual({
      dueAt: inHours(-3),
      clock: 'answer',
    });
  });
});

describe('the order of a list', () => {
  const card = (reference: string, more: Partial<PlacementCard> & { urgency?: PlacementCard['need']['urgency'] }) =>
    ({
      reference,
      nextActor: 'ward',
      dueAt: null,
      openedAt: inHours(-1),
      need: { urgency: more.urgency ?? 'regular' },
      ...more,
    }) as PlacementCard;
  const cards = [
    card('later', { dueAt: inHours(3) }),
    card('sooner', { dueAt: inHours(2) }),
    card('mine', { nextActor: 'referrer' }),
    card('crisis', { urgency: 'crisis' }),
    card('older', { openedAt: inHours(-9) }),
    card('a', {}),
    card('b', {}),
  ];
  const names = (list: readonly PlacementCard[]) => list.map(({ reference }) => reference);

  it('is by urgency, then what one has to do oneself, then the clock, then the longest open', () => {
    expect(names(inOrder(cards, 'referrer'))).toEqual(['crisis', 'mine', 'sooner', 'later', 'older', 'a', 'b']);
    expect(names(inOrder(cards, 'ward'))).toEqual(['crisis', 'sooner', 'later', 'older', 'a', 'b', 'mine']);
  });

  it('is the same whatever order they came in', () => {
    for (let turn = 0; turn < cards.length; turn++) {
      const turned = [...cards.slice(turn), ...cards.slice(0, turn)];
      expect(names(inOrder(turned, 'ward'))).toEqual(names(inOrder(cards, 'ward')));
    }
  });
});
