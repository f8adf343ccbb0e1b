import { describe, expect, it } from '@jest/globals';
import { translator } from '../platform/i18n.js';
import { aCapacity, expired } from '../testing/a-board.js';
import { eachHeldWords, heldWords } from './held.words.js';
import { termTexts } from './terms.texts.js';
import { remarkOn, stateWords } from './ward-state.js';

const now = new Date('2026-11-22T08:00:00Z');
const t = translator('nl', termTexts.namespace) as Parameters<typeof remarkOn>[2];
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
const held = (...ends: number[]) => ({ held: ends.length, holdEnds: ends.map(inMinutes) });

describe('a held bed', () => {
  it('counts down in minutes, the last one to its end, and says so when its time has come', () => {
    expect(heldWords(held(38), now, t)).toBe('1 vastgehouden · nog 38 min');
    expect(heldWords(held(37.8), now, t)).toBe('1 vastgehouden · nog 38 min');
    expect(heldWords(held(60.2), now, t)).toBe('1 vastgehouden · nog 60 min');
    expect(heldWords(held(0.1), now, t)).toBe('1 vastgehouden · nog 1 min');
    expect(heldWords(held(0), now, t)).toBe('1 vastgehouden · loopt nu af');
  });

  it('is the first to end of several, and every one on the page of the ward', () => {
    expect(heldWords(held(192, 38), now, t)).toBe('2 vastgehouden · eerste nog 38 min');
    expect(eachHeldWords(held(192, 38), now, t)).toBe('2 vastgehouden · nog 38 min, 3 u 12');
    expect(eachHeldWords(held(38), now, t)).toBe('1 vastgehouden · nog 38 min');
  });

  it('has a moment on paper, which cannot count down', () => {
    expect(heldWords(held(38), now, t, 'until')).toBe('1 vastgehouden tot 09:38');
    expect(heldWords(held(38, 192), now, t, 'until')).toBe('2 vastgehouden · eerste tot 09:38');
  });

  it('is said without an end where none is known, and not at all where none is held', () => {
    expect(heldWords({ held: 1 }, now, t)).toBe('1 vastgehouden');
    expect(heldWords({ held: 0 }, now, t)).toBe('');
  });

  it('stands among the other remarks, also when the figure itself is no longer a fact', () => {
    const part = { free: 0, outOfUse: [{ count: 2, reason: 'staff' as const }], ...held(38) };
    expect(remarkOn(aCapacity(part, now), now, t)).toBe('2 buiten gebruik: personeel · 1 vastgehouden · nog 38 min');
    const old = expired({ free: 2, observedAt: '2026-11-21T05:10:00Z', ...held(38) }, now);
    expect(remarkOn(old, now, t)).toBe('onbekend, laatst 2 vrij om 21-11 06:10 · 1 vastgehouden · nog 38 min');
  });

  it('is told once to who hears the board, without its minutes', () => {
    expect(stateWords(aCapacity({ free: 0, ...held(38) }, now), now, t)).toBe('vol, 1 vastgehouden');
  });
});
