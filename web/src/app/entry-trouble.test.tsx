import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { unitId } from '../testing/a-board.js';
import { EntryStage, user } from '../testing/entry-stage.js';

const stage = new EntryStage();
jest.unstable_mockModule('socket.io-client', () => ({ io: () => stage.socket }));
const { App } = await import('./App.js');
const { field, button, fill } = stage;

/** A page opens in a second; a machine that is busy with other suites takes longer. */
jest.setTimeout(20_000);
beforeEach(() => stage.clear(App));
afterEach(cleanup);

describe('without an answer', () => {
  test('it says so, tries again by itself under the same key, and the report counts once', async () => {
    await stage.open();
    await fill('Bezet', 23);
    stage.ward.answersLost = 1;
    await user.click(await button('Opslaan'));
    expect(await screen.findByText('Nog niet opgeslagen, we proberen het opnieuw.')).toBeInTheDocument();
    await screen.findByRole('heading', { name: 'Opgeslagen' }, { timeout: 4_000 });
    expect(stage.ward.sent).toHaveLength(2);
    expect(stage.ward.sent[1]).toEqual(stage.ward.sent[0]);
    expect(stage.ward.capacity.version).toBe(2);
  });

  test('nobody leaves unnoticed', async () => {
    const { history } = await stage.open();
    const asked = jest.spyOn(window, 'confirm').mockReturnValue(false);
    stage.ward.unavailable = 1;
    await user.click(await button(/Niets veranderd/));
    await screen.findByText('Nog niet opgeslagen, we proberen het opnieuw.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(history.location.pathname).toBe(`/wards/${unitId(1)}/entry`);
    await screen.findByRole('heading', { name: 'Bevestigd' }, { timeout: 4_000 });
    expect(stage.ward.sent[1]).toEqual(stage.ward.sent[0]);
  });

  test('other content gets another key', async () => {
    await stage.open();
    stage.ward.unavailable = 1;
    await fill('Bezet', 23);
    await user.click(await button('Opslaan'));
    await screen.findByText('Nog niet opgeslagen, we proberen het opnieuw.');
    await fill('Bezet', 22);
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent[1]?.key).not.toBe(stage.ward.sent[0]?.key);
    expect(stage.report(1).occupied).toBe(22);
  });

  test('what was typed survives a reload, and so does the key', async () => {
    const { unmount } = await stage.open();
    stage.ward.unavailable = 1;
    await fill('Bezet', 23);
    await user.click(await button('Opslaan'));
    await screen.findByText('Nog niet opgeslagen, we proberen het opnieuw.');
    unmount();
    stage.show();
    expect(await field('Bezet')).toHaveValue('23');
    expect(screen.getByText(/staat er nog/)).toBeInTheDocument();
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent.at(-1)?.key).toBe(stage.ward.sent[0]?.key);
    expect(sessionStorage).toHaveLength(0);
  });
});

const bothReport = async () => {
  await stage.open();
  await fill('Bezet', 24);
  await fill('Operationeel', 25);
  stage.ward.reportedByColleague({ occupied: 23 });
  await user.click(await button('Opslaan'));
  expect(await screen.findByRole('heading', { name: 'Een collega was u net voor' })).toHaveFocus();
  const row = screen.getByText('Bezet').closest('div') as HTMLElement;
  expect(
    within(row)
      .getAllByRole('definition')
      .map(({ textContent }) => textContent),
  ).toEqual(['nu23', 'u24']);
};

describe('two people', () => {
  test('while nothing was typed, the screen follows the ward', async () => {
    await stage.open();
    await field('Bezet');
    await stage.colleague({ occupied: 22, free: 3 });
    expect(await field('Bezet')).toHaveValue('22');
    await user.click(await button(/Niets veranderd/));
    await screen.findByRole('heading', { name: 'Bevestigd' });
    expect(stage.ward.sent).toMatchObject([{ version: '"2"' }]);
  });

  test('what was typed stays, and a quiet line says that the ward moved on', async () => {
    await stage.open();
    await fill('Bezet', 23);
    await stage.colleague({ occupied: 22, free: 3 });
    expect(await field('Bezet')).toHaveValue('23');
    expect(screen.getByText(/Een collega meldde zojuist 22 bezet van 26/)).toBeInTheDocument();
    await user.click(await button('Overnemen'));
    expect(await field('Bezet')).toHaveValue('22');
  });

  test('both figures are shown, and mine can still be saved, on hers', async () => {
    await bothReport();
    await user.click(await button('Toch die van mij opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent[1]).toMatchObject({ version: '"2"' });
    expect(stage.report(1)).toMatchObject({ operational: 25, occupied: 24 });
  });

  test('or I go on with hers', async () => {
    await bothReport();
    await user.click(await button('Verder met die van mijn collega'));
    expect(await field('Bezet')).toHaveValue('23');
    expect(await field('Operationeel')).toHaveValue('26');
    expect(stage.ward.sent).toHaveLength(1);
  });
});
