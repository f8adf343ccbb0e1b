import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import type { Capacity, HistoryDay, HistoryStep, Unit } from '@ketenzicht/shared/capacity';
import { addLocalDays, hour, localDate } from '@ketenzicht/shared/kernel';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aBoard, aCapacity, aDirectory, aUnit, expired, unitId } from '../testing/a-board.js';
import { anActor, fakeApi } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';
import { WardApi } from '../testing/ward-api.js';

let socket: FakeSocket;
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');

jest.setTimeout(20_000);
let ward: WardApi;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();
const seen = (hoursAgo: number, part: Partial<Capacity> = {}): Capacity =>
  aCapacity({ observedAt: ago(hoursAgo), recordedAt: ago(hoursAgo), validUntil: ago(hoursAgo - 24), ...part });
const step = (revision: number, capacity: Capacity, part: Partial<HistoryStep> = {}): HistoryStep => ({
  revision,
  reportedBy: 'Ali Demir',
  supersededAt: null,
  capacity,
  ...part,
});

function open(part: Partial<Unit> = {}, actor = anActor(), prepare: (ward: WardApi) => void = () => undefined) {
  const unit = aUnit(1, { name: 'FPA Utrecht', ...part });
  ward = new WardApi(unit.id, unit.capacity);
  prepare(ward);
  globalThis.fetch = ward.before(
    fakeApi({ actor, directory: aDirectory(), board: aBoard([unit]), reachable: true, asked: [] }),
  );
  const history = createMemoryHistory({ initialEntries: [`/wards/${unitId(1)}`] });
  render(<App history={history} />);
}

beforeEach(() => {
  localStorage.clear();
  socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
  window.scrollTo = () => undefined;
});
afterEach(cleanup);

describe('the ward now', () => {
  test('says what is free, who fits, and puts the phone one press away', async () => {
    open({
      capacity: aCapacity({ operational: 26, free: 2, held: 1, outOfUse: [{ count: 2, reason: 'staff' }] }),
      ageMax: 65,
      titles: ['wvggz', 'forensic'],
    });
    expect(await screen.findByRole('heading', { name: 'FPA Utrecht' })).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: '23 bezet van 26 operationeel, 1 vastgehouden, 2 vrij, 2 buiten gebruik' }),
    ).toBeInTheDocument();
    expect(screen.getByText('2 buiten gebruik: personeel')).toBeInTheDocument();
    expect(screen.getByText('18 tot en met 65 jaar')).toBeInTheDocument();
    expect(screen.getByText('Wvggz, Strafrechtelijk')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /030 225 60 10/ })).toHaveAttribute('href', 'tel:+31302256010');
  });

  test('a figure that expired is no number any more', async () => {
    open({ capacity: expired({ free: 3 }) });
    expect(await screen.findByText('onbekend', { selector: 'span' })).toBeInTheDocument();
    expect(screen.getByText(/Laatst 3 vrij, gemeld/)).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'onbekend' })).toBeInTheDocument();
  });

  test('a stop says why and until when', async () => {
    open({ capacity: aCapacity({ admissionStop: { reason: 'infection', expectedEnd: '2027-01-05' } }) });
    expect(await screen.findByText('Opnamestop: besmetting')).toBeInTheDocument();
    expect(screen.getByText(/verwacht tot dinsdag 5 januari/)).toBeInTheDocument();
  });

  test.each([
    ['its own provider', anActor(), 1],
    ['another provider', anActor({ organisationId: 'transfore' }), 0],
    ['a referrer', anActor({ role: 'referrer', organisationId: null }), 0],
  ])('%s has the button to update %i times', async (_, actor, times) => {
    open({}, actor);
    await screen.findByRole('heading', { name: 'FPA Utrecht' });
    expect(screen.queryAllByRole('link', { name: 'Bijwerken' })).toHaveLength(times);
  });

  test('an unknown ward says so', async () => {
    open({ id: unitId(9) });
    expect(await screen.findByText('Deze afdeling kennen we niet')).toBeInTheDocument();
  });
});

describe('its past', () => {
  const closed = { admissionStop: { reason: 'staff' as const, expectedEnd: null } };

  test('tells how long it has been closed', async () => {
    const capacity = seen(3, closed);
    open(
      { capacity },
      anActor(),
      (api) => (api.history = { steps: [step(1, seen(20)), step(2, seen(10, closed)), step(3, capacity)], days: [] }),
    );
    expect(await screen.findByText(/Opnamestop sinds .*\(10 u\)/)).toBeInTheDocument();
  });

  test('a corrected report stays readable, struck through', async () => {
    const { observedAt, validUntil } = seen(5);
    const wrong = step(1, seen(5, { observedAt, validUntil, free: 4 }), { supersededAt: ago(1) });
    open(
      {},
      anActor(),
      (api) =>
        (api.history = {
          steps: [
            wrong,
            step(
              2,
              { ...seen(5, { observedAt, validUntil, free: 1 }), recordedAt: ago(1) },
              { reportedBy: 'Nina de Vries' },
            ),
          ],
          days: [],
        }),
    );
    const old = (await screen.findByText('6 van 10 bezet, 4 vrij')).closest('li') as HTMLElement;
    expect(old.querySelector('del')).not.toBeNull();
    expect(within(old).getByText(/verbeterd op/)).toBeInTheDocument();
    const right = screen.getByText('9 van 10 bezet, 1 vrij').closest('li') as HTMLElement;
    expect(right.querySelector('del')).toBeNull();
    expect(within(right).getByText(/door Nina de Vries · met de hand · verbetering, gemeld/)).toBeInTheDocument();
  });

  const today = localDate(new Date());
  const day = (back: number, part: Partial<HistoryDay> = {}): HistoryDay => ({
    date: addLocalDays(today, -back),
    capacity: seen(2),
    freeMin: 1,
    freeMax: 2,
    known: 1,
    closed: 0,
    reports: 3,
    ...part,
  });

  test('each day can be chosen and read, also one of which nothing is known; the table holds them all', async () => {
    open(
      {},
      anActor(),
      (api) =>
        (api.history = {
          steps: [],
          days: [day(2), day(1, { known: 0, freeMin: null, freeMax: null, reports: 0 }), day(0)],
        }),
    );
    const days = await screen.findByRole('slider');
    expect(days).toHaveAttribute('aria-valuetext', expect.stringContaining('8 van 10 bezet, tussen 1 en 2 vrij'));
    fireEvent.change(days, { target: { value: '1' } });
    expect(days).toHaveAttribute('aria-valuetext', expect.stringContaining('niets gemeld'));
    await userEvent.click(screen.getByText('Als tabel'));
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(4);
  });

  test('a live change fetches the past anew', async () => {
    open({ capacity: seen(3) }, anActor(), (api) => (api.history = { steps: [step(1, seen(3))], days: [] }));
    await screen.findByText(/Er is plaats sinds/);
    const capacity = seen(0, { ...closed, version: 2 });
    ward.history = { steps: [step(1, seen(3)), step(2, capacity)], days: [] };
    act(() =>
      socket.happen('changes', {
        from: 100,
        to: 101,
        changes: [{ revision: 101, type: 'capacity.reported', unitId: unitId(1), capacity }],
      }),
    );
    await waitFor(() => expect(screen.getByText(/Opnamestop sinds/)).toBeInTheDocument(), { timeout: 5_000 });
  });
});
