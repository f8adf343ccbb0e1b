import { describe, expect, it, jest } from '@jest/globals';
import { aBoard, aCapacity, aUnit, unitId } from '../testing/a-board.js';
import { UnitsStore } from './units.store.js';

/** Frames of the test's own: nothing is flushed until `paint`. */
function begin() {
  const planned: (() => void)[] = [];
  const store = new UnitsStore((flush) => planned.push(flush));
  store.load(aBoard([aUnit(1), aUnit(2), aUnit(3)]));
  const paint = () => planned.splice(0).forEach((flush) => flush());
  const change = (number: number, version: number, free: number) =>
    store.apply([{ unitId: unitId(number), capacity: aCapacity({ version, free }) }]);
  const free = (number: number) => store.unit(unitId(number))?.capacity.free;
  return { store, paint, change, free };
}

describe('the wards on screen', () => {
  it('take the newest version, whatever the order in which changes come', () => {
    const { paint, change, free } = begin();
    change(1, 3, 5);
    change(1, 2, 9);
    paint();
    change(1, 2, 9);
    paint();
    expect(free(1)).toBe(5);
  });

  it('change once per frame, and only the ward that changed is told', () => {
    const { store, paint, change } = begin();
    const first = jest.fn();
    const second = jest.fn();
    store.subscribeUnit(unitId(1), first);
    store.subscribeUnit(unitId(2), second);
    change(1, 2, 0);
    change(1, 3, 1);
    change(1, 4, 2);
    expect(first).not.toHaveBeenCalled();
    paint();
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).not.toHaveBeenCalled();
  });

  it('give the same list until something changed, then another', () => {
    const { store, paint, change } = begin();
    const before = store.all();
    expect(store.all()).toBe(before);
    change(2, 2, 0);
    paint();
    expect(store.all()).not.toBe(before);
  });

  it('stand still while paused, count what waits, and then take it all', () => {
    const { store, paint, change, free } = begin();
    store.pause(true);
    change(1, 2, 7);
    change(1, 3, 8);
    change(2, 2, 6);
    paint();
    expect(free(1)).toBe(2);
    expect(store.waitingCount).toBe(2);
    store.pause(false);
    paint();
    expect([free(1), free(2), store.waitingCount]).toEqual([8, 6, 0]);
  });

  it('keep a change that overtook the board it belongs to', () => {
    const { store, paint, change, free } = begin();
    change(1, 5, 4);
    paint();
    store.load(aBoard([aUnit(1), aUnit(2)]));
    expect(free(1)).toBe(4);
    expect(store.all()).toHaveLength(2);
  });

  it('pass over wards that are not on this board', () => {
    const { store, paint, change } = begin();
    change(99, 2, 1);
    paint();
    expect(store.unit(unitId(99))).toBeUndefined();
  });
});
