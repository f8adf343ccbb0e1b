import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { aBoard, aCapacity, aDirectory, aUnit, unitId } from '../testing/a-board.js';
import { anActor, fakeApi } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';

let socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');

/** A page opens in a second; a machine that is busy with other suites takes longer. */
jest.setTimeout(20_000);
beforeEach(() => {
  localStorage.clear();
  window.scrollTo = () => undefined;
  socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
});
afterEach(cleanup);

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const held = (minutes: number) => ({ held: 1, holdEnds: [inMinutes(minutes)], free: 0 });

async function open(path: string, minutes: number) {
  const units = [aUnit(1, { name: 'FPA Utrecht', capacity: aCapacity(held(minutes)) })];
  globalThis.fetch = fakeApi({
    actor: anActor(),
    directory: aDirectory(),
    board: aBoard(units),
    reachable: true,
    asked: [],
  });
  render(<App history={createMemoryHistory({ initialEntries: [path] })} />);
  await screen.findByRole('heading', { level: 1 });
}

describe('a bed that is held', () => {
  test.each([['/'], ['/mine'], [`/wards/${unitId(1)}`], [`/wards/${unitId(1)}/entry`]])(
    'counts down on %s, and is not read out minute by minute',
    async (path) => {
      await open(path, 38);
      const words = await screen.findByText(/1 vastgehouden · nog 38 min/);
      expect(words.closest('[aria-live], [role="status"], [role="alert"], output')).toBeNull();
    },
  );

  test('has a moment on the list for paper', async () => {
    await open('/print', 38);
    expect(
      await screen.findByText(/^1 vastgehouden tot \d\d:\d\d$|^1 vastgehouden tot .* \d\d:\d\d$/),
    ).toBeInTheDocument();
  });

  test('turns on every screen in the second that it ends, and goes when the ward says that it is free', async () => {
    await open('/', 0.025);
    await screen.findByText(/1 vastgehouden · nog 1 min/);
    expect(await screen.findByText('1 vastgehouden · loopt nu af', {}, { timeout: 4_000 })).toBeInTheDocument();
    const capacity = aCapacity({ free: 1, version: 2 });
    act(() =>
      socket.happen('changes', {
        from: 100,
        to: 101,
        changes: [{ revision: 101, type: 'capacity.reported', unitId: unitId(1), capacity }],
      }),
    );
    await waitFor(() => expect(screen.queryByText(/vastgehouden · /)).toBeNull());
  });
});
