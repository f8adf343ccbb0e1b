import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { neverReported } from '@ketenzicht/shared/capacity';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { unitId } from '../testing/a-board.js';
import { anActor } from '../testing/fake-api.js';
import { EntryStage, user } from '../testing/entry-stage.js';

const stage = new EntryStage();
jest.unstable_mockModule('socket.io-client', () => ({ io: () => stage.socket }));
const { App } = await import('./App.js');
const { field, button, fill } = stage;

/** A page opens in a second; a machine that is busy with other suites takes longer. */
jest.setTimeout(20_000);
beforeEach(() => stage.clear(App));
afterEach(cleanup);

describe('nothing changed', () => {
  test('is where the focus stands, and one press is all', async () => {
    await stage.open();
    expect(await button(/Niets veranderd/)).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Bevestigd' })).toHaveFocus();
    expect(stage.ward.sent).toMatchObject([
      { method: 'POST', path: '/capacity/_confirm', version: '"1"', body: undefined },
    ]);
  });

  test('is one letter too, but not while someone types or has switched letters off', async () => {
    await stage.open();
    await user.click(await field('Bezet'));
    await user.keyboard('n');
    expect(stage.ward.sent).toHaveLength(0);
    await user.tab();
    await user.click(screen.getByLabelText('Letters als sneltoets'));
    await user.click(screen.getByText('Sneltoetsen'));
    await user.keyboard('n');
    expect(stage.ward.sent).toHaveLength(0);
    await user.click(screen.getByLabelText('Letters als sneltoets'));
    await user.click(screen.getByText('Sneltoetsen'));
    await user.keyboard('n');
    expect(await screen.findByRole('heading', { name: 'Bevestigd' })).toBeInTheDocument();
  });

  test('is not offered to a ward that never reported', async () => {
    await stage.open(neverReported);
    expect(await screen.findByText('Nog nooit gemeld')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Niets veranderd/ })).toBeNull();
  });
});

describe('saving', () => {
  test('sends the two numbers on the version seen, and all that the screen does not ask', async () => {
    await stage.open();
    await fill('Bezet', 23);
    expect(screen.getByText('was 24')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.ward.sent).toMatchObject([{ method: 'PUT', path: '/capacity', version: '"1"' }]);
    expect(stage.report()).toMatchObject({ operational: 26, occupied: 23, reserve: 2 });
    expect(stage.report()).not.toHaveProperty('observedAt');
  });

  test('says what is free now, measures its own effort, and leads to the next ward of mine that is due', async () => {
    await stage.open();
    stage.ward.lastSeconds = 8;
    await fill('Bezet', 23);
    await screen.findByText('Dit kostte u de vorige keer 8 seconden.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(await screen.findByText(/Dit kostte u \d+ seconden? \(vorige keer 8\)/)).toBeInTheDocument();
    await waitFor(() => expect(stage.ward.efforts).toMatchObject([{ action: 'saved' }]));
    expect(screen.getByText(/vrij · 1 vastgehouden · geldig tot/)).toHaveTextContent('vrij');
    expect(screen.getByRole('link', { name: /Volgende: Wier/ })).toHaveAttribute('href', `/wards/${unitId(2)}/entry`);
  });

  test('can be undone: the figure from before is reported again, on the new version', async () => {
    await stage.open();
    await fill('Bezet', 23);
    await user.keyboard('{Enter}');
    await user.click(await button('Ongedaan maken'));
    await screen.findByRole('heading', { name: 'Teruggezet' });
    expect(stage.ward.sent[1]).toMatchObject({ method: 'PUT', version: '"2"' });
    expect(stage.report(1)).toMatchObject({ operational: 26, occupied: 24 });
    expect(stage.ward.efforts).toHaveLength(1);
  });

  test('more occupied than operational is said beside the field, which gets the focus; nothing is sent', async () => {
    await stage.open();
    await fill('Bezet', 27);
    await user.click(await button('Opslaan'));
    const occupied = await field('Bezet');
    expect(occupied).toBeInvalid();
    expect(occupied).toHaveFocus();
    expect(occupied).toHaveAccessibleDescription(expect.stringContaining('27 bezet is meer dan 26 operationeel'));
    expect(stage.ward.sent).toHaveLength(0);
    await fill('Bezet', 25);
    expect(occupied).toBeValid();
  });

  test('a jump is asked about and does not stand in the way', async () => {
    await stage.open();
    await fill('Bezet', 9);
    expect(screen.getByText('Bezet gaat van 24 naar 9. Klopt dat?')).toBeInTheDocument();
    await user.click(await button('Opslaan'));
    expect(await screen.findByText('Bezet ging van 24 naar 9.')).toBeInTheDocument();
  });

  test('beds out of use and a stop go along, and are folded away while there are none', async () => {
    await stage.open();
    await user.click(await screen.findByText('Buiten gebruik, opnamestop, verwacht vertrek'));
    await user.click(await button('Reden kiezen: verbouwing'));
    await user.click(screen.getByLabelText('De afdeling neemt nu niemand op'));
    await user.selectOptions(screen.getByLabelText('Reden'), 'besmetting');
    await user.click(await button('Opslaan'));
    await screen.findByRole('heading', { name: 'Opgeslagen' });
    expect(stage.report()).toMatchObject({
      outOfUse: [{ reason: 'building', count: 1 }],
      admissionStop: { reason: 'infection', expectedEnd: null },
    });
  });
});

const correct = async (date: string, time: string) => {
  await user.click(await screen.findByText('Buiten gebruik, opnamestop, verwacht vertrek'));
  await user.click(screen.getByLabelText('Dit ging over een eerder moment'));
  const at = screen.getByRole('group', { name: 'Over een ander moment' });
  for (const [label, value] of [
    ['Datum', date],
    ['Tijd', time],
  ] as const) {
    await user.clear(within(at).getByLabelText(label));
    if (value) await user.type(within(at).getByLabelText(label), value);
  }
};
/** Only the date: timers must go on. */
const on = (now: string) =>
  jest.useFakeTimers({
    now: new Date(now),
    doNotFake: [
      'nextTick',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'clearImmediate',
      'queueMicrotask',
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'performance',
    ],
  });

describe('another moment', () => {
  afterEach(() => void jest.useRealTimers());

  test('goes along with the offset of that day, and leaves the present figure alone', async () => {
    on('2026-11-22T12:00:00Z');
    await stage.open();
    await fill('Bezet', 20);
    await correct('2026-11-20', '08:30');
    await user.click(await button('Verbetering opslaan'));
    await screen.findByRole('heading', { name: 'Verbeterd' });
    expect(stage.report()).toMatchObject({ occupied: 20, observedAt: '2026-11-20T08:30:00+01:00' });
    expect(stage.ward.capacity.occupied).toBe(24);
    expect(screen.queryByRole('button', { name: 'Ongedaan maken' })).toBeNull();
  });

  test('the hour that comes twice is asked', async () => {
    on('2026-10-26T12:00:00Z');
    await stage.open();
    await correct('2026-10-25', '02:30');
    await user.click(await button('Opslaan'));
    expect(screen.getByText('Kies welke van de twee u bedoelt.')).toBeInTheDocument();
    await user.click(screen.getByLabelText('De tweede keer (wintertijd)'));
    await user.click(await button('Verbetering opslaan'));
    await screen.findByRole('heading', { name: 'Verbeterd' });
    expect(stage.report().observedAt).toBe('2026-10-25T02:30:00+01:00');
  });

  test('the hour that does not exist is explained', async () => {
    on('2026-03-30T12:00:00Z');
    await stage.open();
    await correct('2026-03-29', '02:30');
    await user.click(await button('Opslaan'));
    expect(screen.getByText(/Die tijd bestond niet/)).toBeInTheDocument();
    expect(stage.ward.sent).toHaveLength(0);
  });
});

test('someone else’s ward cannot be updated, and the screen says why', async () => {
  await stage.open(undefined, anActor({ organisationId: 'transfore' }));
  expect(await screen.findByText('Deze afdeling kunt u niet bijwerken')).toBeInTheDocument();
});

test('Escape goes back to the ward', async () => {
  const { history } = await stage.open();
  await field('Bezet');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(history.location.pathname).toBe(`/wards/${unitId(1)}`));
});
