import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dwellingSchema, formFigureSchema, isAvailable, teamSchema } from '@ketenzicht/shared/stepdown';
import { z } from 'zod';
import { openDemo, type Demo } from '../../testing/demo.js';
import { loadDemoHomes } from './demo-homes.js';

describe('the invented step-down places', () => {
  let demo: Demo;
  const at = new Date();
  beforeAll(async () => {
    demo = await openDemo(at, (setup) => Promise.all([loadDemoHomes(setup, at), loadDemoHomes(setup, at)]));
  }, 60_000);
  afterAll(() => demo.close());

  it('are sixty dwellings, once, of which some are promised and some were confirmed too long ago', async () => {
    const api = await demo.as('coordinator');
    const homes = (await api.get('/api/v1/dwellings')).as(z.array(dwellingSchema));
    expect(homes).toHaveLength(60);
    expect(homes.filter(({ state }) => state === 'promised')).toHaveLength(6);
    const available = homes.filter((one) => isAvailable(one, at)).length;
    expect(available).toBeGreaterThan(30);
    expect(available).toBeLessThan(54);
  });

  it('are fifteen teams, of which three said it too long ago', async () => {
    const api = await demo.as('coordinator');
    expect((await api.get('/api/v1/vpt-teams')).as(z.array(teamSchema))).toHaveLength(15);
    const figures = (await api.get('/api/v1/vpt-form-figures')).as(z.array(formFigureSchema));
    expect(figures.every(({ clients, teams }) => (clients ?? 0) > 0 && teams > 0)).toBe(true);
    expect(figures.some(({ lapsed }) => lapsed > 0)).toBe(true);
  });
});
