import { describe, expect, it } from '@jest/globals';
import { neverSaid, type ReadyCount } from '@ketenzicht/shared/stepdown';
import { draftOf, isAsSaid, readDraft } from './ready.rules.js';

const said: ReadyCount = { ...neverSaid('w'), version: 1, ready: 3, readyLong: 1, causes: { dwelling: 1 } };

describe('what a ward fills in about who could leave', () => {
  it('begins with what it said last, so that nothing has to be typed', () => {
    const draft = draftOf(said);
    expect(isAsSaid(draft, said)).toBe(true);
    expect(readDraft(draft, 8)).toEqual({ report: { ready: 3, readyLong: 1, causes: { dwelling: 1 } }, faults: {} });
  });

  it('an empty field is not a zero, but of nobody nobody has been ready for long', () => {
    expect(readDraft(draftOf(neverSaid('w')), 8).faults).toEqual({
      ready: 'input.missing',
      readyLong: 'input.missing',
    });
    expect(readDraft({ ready: 0, readyLong: null, causes: {} }, 8).report).toEqual({
      ready: 0,
      readyLong: 0,
      causes: {},
    });
  });

  it('says every fault at its field', () => {
    expect(readDraft({ ready: 9, readyLong: 10, causes: { other: 11 } }, 8)).toEqual({
      report: null,
      faults: {
        ready: 'ready.above_occupied',
        readyLong: 'ready.long_above_ready',
        causes: 'ready.causes_above_ready',
      },
    });
  });

  it('a cause that was put back to zero is no cause', () => {
    expect(isAsSaid({ ready: 3, readyLong: 1, causes: { dwelling: 1, other: 0 } }, said)).toBe(true);
    expect(readDraft({ ready: 3, readyLong: 1, causes: { other: 0 } }, 8).report?.causes).toEqual({});
  });
});
