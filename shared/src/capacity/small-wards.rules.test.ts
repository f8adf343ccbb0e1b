import { describe, expect, it } from '@jest/globals';
import type { Setting } from '../directory/directory.terms.js';
import type { Unit } from './capacity.contract.js';
import { neverReported } from './capacity.rules.js';
import { withSmallTogether } from './small-wards.rules.js';

const ward = (id: string, setting: Setting, beds = 3): Unit =>
  ({
    id,
    regionId: 'r',
    securityLevel: null,
    setting,
    places: beds,
    capacity: { ...neverReported, operational: beds, occupied: 1, free: beds - 1 },
  }) as Unit;
const groups = (units: Unit[]) => withSmallTogether(units, (ids) => ids.join('+'));

describe('small wards, seen from afar', () => {
  it('PRIV-09: never put places to go on to together with beds in a clinic, and name no other setting than those', () => {
    const { units, withheld } = groups([
      ward('a', 'FPA'),
      ward('b', 'HIC'),
      ward('c', 'RIBW'),
      ward('d', 'RIBW'),
      ward('e', 'LOGEER'),
    ]);
    expect(units.map(({ id, setting }) => [id, setting])).toEqual([
      ['a+b', 'OTHER'],
      ['c+d', 'RIBW'],
    ]);
    expect(withheld).toBe(1);
  });
});
