import { describe, expect, it } from '@jest/globals';
import { requestInputSchema, type RequestInput } from './request.contract.js';
import { requestFaults } from './request.rules.js';

/** Half past midnight in the Netherlands, and yesterday in Greenwich. */
const at = new Date('2026-11-22T23:30:00Z');
const request = ({ need = {}, ...more }: { need?: object } & Record<string, unknown> = {}): RequestInput =>
  requestInputSchema.parse({
    need: {
      ageBand: '25-39',
      securityLevel: '3',
      targetGroups: ['psychiatry'],
      title: 'zorgmachtiging',
      payer: 'unclear',
      urgency: 'regular',
      reach: 'national',
      regionId: 'north',
      neededFrom: '2026-11-23',
      ...need,
    },
    ...more,
  });
const codes = (more?: Parameters<typeof request>[0]) => requestFaults(request(more), at).map(({ code }) => code);
const tried = (on: string) => [{ name: 'Afdeling', on, outcome: 'full' }];

describe('what cannot be in a request', () => {
  it('is nothing in a sound one', () => {
    expect(codes()).toEqual([]);
    expect(codes({ titleFrom: '2026-11-23', titleUntil: '2026-11-23' })).toEqual([]);
  });

  it('is a title that ends before it begins', () => {
    expect(codes({ titleFrom: '2026-11-23', titleUntil: '2026-11-22' })).toEqual(['title.reversed']);
    expect(codes({ titleUntil: '2026-11-22' })).toEqual([]);
  });

  it('is a day more than a year ago or two years ahead; the days themselves still count', () => {
    expect(codes({ need: { neededFrom: '2025-11-22' } })).toEqual([]);
    expect(codes({ need: { neededFrom: '2025-11-21' } })).toEqual(['need.long_ago']);
    expect(codes({ need: { neededFrom: '2028-11-23' } })).toEqual([]);
    expect(codes({ need: { neededFrom: '2028-11-24' } })).toEqual(['need.far_ahead']);
  });

  it('is a try on a day that is yet to come, by the Dutch calendar', () => {
    expect(codes({ tried: tried('2026-11-23') })).toEqual([]);
    expect(codes({ tried: [...tried('2026-11-22'), ...tried('2026-11-24')] })).toEqual(['tried.future']);
  });

  it('is told of all at once', () => {
    const all = {
      need: { neededFrom: '2020-01-01' },
      titleFrom: '2026-02-02',
      titleUntil: '2026-02-01',
      tried: tried('2027-01-01'),
    };
    expect(requestFaults(request(all), at).map(({ pointer }) => pointer)).toEqual([
      '/titleUntil',
      '/need/neededFrom',
      '/tried/0/on',
    ]);
  });
});
