import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { cleanup, screen } from '@testing-library/react';
import { aCapacity } from '../testing/a-board.js';
import { EntryStage, user } from '../testing/entry-stage.js';

const stage = new EntryStage();
jest.unstable_mockModule('socket.io-client', () => ({ io: () => stage.socket }));
const { App } = await import('./App.js');
const { button, fill } = stage;

/** A page opens in a second; a machine that is busy with other suites takes longer. */
jest.setTimeout(20_000);
beforeEach(() => stage.clear(App));
afterEach(cleanup);

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const held = (...ends: number[]) => ({ held: ends.length, holdEnds: ends.map(inMinutes) });
const lost = /Hiermee vervalt 1 vastgehouden bed: de verwijzer krijgt bericht/;

describe('a bed that is held while somebody types', () => {
  test('is taken over without a word of conflict, and what was typed is saved on the newest version', async () => {
    await stage.open(aCapacity({ operational: 26, occupied: 23, free: 3 }));
    await fill('Bezet', 24);
    await stage.colleague({ free: 2, ...held(38) });
    expect(screen.queryByText(/Een collega meldde zojuist/)).toBeNull();
    expect(screen.getByText('1 vastgehouden · nog 38 min')).toBeInTheDocument();
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent).toMatchObject([{ method: 'PUT', version: '"2"' }]);
    expect(stage.report()).toMatchObject({ operational: 26, occupied: 24 });
  });

  test('after the report was sent makes it go once more by itself', async () => {
    await stage.open(aCapacity({ operational: 26, occupied: 23, free: 3 }));
    await fill('Bezet', 24);
    stage.ward.reportedByColleague({ free: 2, ...held(38) });
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent.map(({ version }) => version)).toEqual(['"1"', '"2"']);
    expect(stage.ward.capacity).toMatchObject({ occupied: 24, held: 1, version: 3 });
  });

  test('makes no conflict of "nothing changed" either', async () => {
    await stage.open(aCapacity({ operational: 26, occupied: 23, free: 3 }));
    stage.ward.reportedByColleague({ free: 2, ...held(38) });
    await user.click(await button(/Niets veranderd/));
    await screen.findByRole('heading', { name: 'Bevestigd' });
    expect(stage.ward.sent.map(({ version }) => version)).toEqual(['"1"', '"2"']);
  });
});

describe('a report that leaves less room than is held', () => {
  test('says before saving that a hold ends, and may be saved', async () => {
    await stage.open(aCapacity({ operational: 26, occupied: 24, free: 1, ...held(38) }));
    await fill('Bezet', 25);
    expect(screen.queryByText(lost)).toBeNull();
    await fill('Bezet', 26);
    expect(screen.getByText(lost)).toBeInTheDocument();
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.report()).toMatchObject({ operational: 26, occupied: 26 });
  });

  test('is not sent again in silence when the bed was held after it had been sent: it says so first', async () => {
    await stage.open(aCapacity({ operational: 26, occupied: 24, free: 2 }));
    await fill('Bezet', 26);
    stage.ward.reportedByColleague({ free: 1, ...held(38) });
    await user.click(await button('Opslaan'));
    expect(await screen.findByText(lost)).toBeInTheDocument();
    expect(stage.ward.sent).toHaveLength(1);
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent.map(({ version }) => version)).toEqual(['"1"', '"2"']);
  });
});
