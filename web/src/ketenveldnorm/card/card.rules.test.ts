import { expect, test } from '@jest/globals';
import { dialled, filledIn, noCall, noSign, raised } from './card.rules.js';

test('rows that nobody filled in are not sent, nor what the screen needs for itself', () => {
  const call = { key: 'b', name: 'Zus', role: 'familie', phone: '06 12', when: 'altijd' };
  expect(filledIn({ signs: [noSign('a')], calls: [noCall('c'), call], remarks: '  ' })).toEqual({
    signs: [],
    calls: [{ name: 'Zus', role: 'familie', phone: '06 12', when: 'altijd' }],
    remarks: null,
  });
});

test('a number is dialled without the words beside it, and words alone are not dialled', () => {
  expect(dialled('06 12 34 56 78 (na zes uur)')).toBe('tel:0612345678');
  expect(dialled('+31 30 123 45 67')).toBe('tel:+31301234567');
  expect(dialled('112')).toBe('tel:112');
  expect(dialled('vraag de portier')).toBeNull();
});

test('whoever is called first can be changed, and the first stays first', () => {
  expect(raised(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(raised(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
});
