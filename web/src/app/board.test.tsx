import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Unit } from '@ketenzicht/shared/capacity';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aBoard, aCapacity, aDirectory, aUnit, expired, unitId } from '../testing/a-board.js';
import { anActor, fakeApi, type FakeServer } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';

let socket: FakeSocket;
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');

const almelo = { locationId: 'almelo', providerId: 'transfore', regionId: 'arrondissement:AR06' };
const wards: Unit[] = [
  aUnit(1, { name: 'FPA Utrecht', capacity: aCapacity({ free: 2 }) }),
  aUnit(2, {
    name: 'Wier',
    securityLevel: '3',
    setting: 'FPK',
    capacity: aCapacity({ free: 0, outOfUse: [{ count: 2, reason: 'staff' }] }),
  }),
  aUnit(3, { name: 'Westerdok', ...almelo, capacity: aCapacity({ free: 5, held: 1 }) }),
  aUnit(4, { name: 'Oude Vleugel', ...almelo, capacity: expired({ free: 3 }) }),
];
let server: FakeServer;

async function open(path = '/') {
  const history = createMemoryHistory({ initialEntries: [path] });
  render(<App history={history} />);
  return { history, user: userEvent.setup() };
}
const rows = () =>
  within(screen.getByRole('list', { name: 'Afdelingen' }))
    .getAllByRole('article')
    .map((row) => within(row).getByRole('heading').textContent);
const pill = () => document.querySelector('[data-live]')?.getAttribute('data-live');
const total = (name: string) =>
  screen.getByText(name, { selector: 'dt' }).parentElement?.querySelector('dd')?.textContent;
const report = (number: number, capacity: Partial<Unit['capacity']>) =>
  act(async () => {
    socket.happen('changes', {
      from: 100,
      to: 101,
      changes: [
        {
          revision: 101,
          type: 'capacity.reported',
          unitId: unitId(number),
          capacity: aCapacity({ version: 2, ...capacity }),
        },
      ],
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
  });

beforeEach(() => {
  localStorage.clear();
  socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
  server = { actor: anActor(), directory: aDirectory(), board: aBoard(wards), reachable: true, asked: [] };
  globalThis.fetch = fakeApi(server);
  window.scrollTo = () => undefined;
});
afterEach(cleanup);

describe('the board', () => {
  it('asks its question, shows room first and unknown last, and sums only what is current', async () => {
    await open();
    await screen.findByRole('heading', { name: 'Waar is nu plek?' });
    expect(rows()).toEqual(['Westerdok', 'FPA Utrecht', 'Wier', 'Oude Vleugel']);
    expect(total('vrij en actueel')).toBe('7');
    expect(total('vastgehouden')).toBe('1');
    expect(total('afdelingen actueel')).toBe('3 van 4');
    expect(screen.getByText(/onbekend, laatst 3 vrij om/)).toBeTruthy();
    expect(screen.getByText('2 buiten gebruik: personeel')).toBeTruthy();
  });

  it('never adds places to go on to to beds in a clinic: each part has its own list and sum, and an address', async () => {
    const onward = { securityLevel: null, setting: 'RIBW' as const };
    server.board = aBoard([
      ...wards,
      aUnit(5, { name: 'RIBW Zeist', ...onward, capacity: aCapacity({ free: 4 }) }),
      aUnit(6, { name: 'Logeerhuis', ...onward, setting: 'LOGEER', capacity: expired({ free: 9 }) }),
    ]);
    const { history, user } = await open();
    await screen.findByRole('heading', { name: 'Waar is nu plek?' });
    expect([rows().length, total('vrij en actueel'), total('afdelingen actueel')]).toEqual([4, '7', '3 van 4']);
    await user.click(screen.getByRole('button', { name: 'Vervolgplekken 4 vrij' }));
    await screen.findByRole('heading', { name: 'Waar kan iemand verder?' });
    expect(rows()).toEqual(['RIBW Zeist', 'Logeerhuis']);
    expect([total('vrij en actueel'), total('afdelingen actueel')]).toEqual(['4', '1 van 2']);
    expect(history.location.search).toBe('?part=verder');
    expect(screen.queryByRole('button', { name: /^Niveau/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Klinieken 7 vrij' }));
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(history.location.search).toBe('');
  });

  it('shows the part that was asked for by name, and says what the other one has when nothing matches', async () => {
    server.board = aBoard([...wards, aUnit(5, { name: 'Zeister Huis', securityLevel: null, setting: 'RIBW' })]);
    const { user } = await open('/?setting=RIBW');
    await waitFor(() => expect(rows()).toEqual(['Zeister Huis']));
    cleanup();
    await open('/?q=zeister');
    await user.click(await screen.findByRole('button', { name: 'Vervolgplekken: 1 afdeling' }));
    await waitFor(() => expect(rows()).toEqual(['Zeister Huis']));
  });

  it('says on every screen that the data is invented when the register says so', async () => {
    await open();
    expect(await screen.findByText(/Voorbeeldgegevens/)).toBeTruthy();
  });

  it('puts the phone one press away', async () => {
    await open();
    const link = await screen.findByRole('link', { name: 'Bel FPA Utrecht: 030 225 60 10' });
    expect(link.getAttribute('href')).toBe('tel:+31302256010');
  });

  it('narrows by a region on the map, by keyboard, writes it in the address, and lets go again', async () => {
    const { history, user } = await open();
    const region = await screen.findByRole('button', { name: 'Overijssel: 5 plaatsen, 1 van 2 afdelingen actueel' });
    act(() => region.focus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(rows()).toEqual(['Westerdok', 'Oude Vleugel']));
    expect(history.location.search).toBe('?region=arrondissement:AR06');
    expect(total('afdelingen actueel')).toBe('1 van 2');
    await user.keyboard(' ');
    await waitFor(() => expect(rows()).toHaveLength(4));
  });

  it('opens from an address, says how many would remain, and clears', async () => {
    const { history, user } = await open('/?now=1');
    await waitFor(() => expect(rows()).toEqual(['Westerdok', 'FPA Utrecht']));
    await user.click(screen.getByRole('button', { name: /^Niveau/ }));
    expect(screen.getByRole('checkbox', { name: /Niveau 2 hoog 2 afdelingen/ })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /Niveau 3 0 afdelingen/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Alles wissen' }));
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(history.location.search).toBe('');
  });

  it('says which single demand to drop when nothing matches', async () => {
    const { user } = await open('/?level=3&now=1');
    await user.click(await screen.findByRole('button', { name: 'Zonder “Niveau”: 2 afdelingen' }));
    await waitFor(() => expect(rows()).toEqual(['Westerdok', 'FPA Utrecht']));
  });

  it('takes in a change without reloading, and tells a screen reader', async () => {
    await open();
    await screen.findByRole('heading', { name: 'Waar is nu plek?' });
    await report(4, { free: 9, operational: 12 });
    await waitFor(() => expect(rows()[0]).toBe('Oude Vleugel'));
    expect(total('vrij en actueel')).toBe('16');
    await waitFor(() => expect(screen.getByText('Oude Vleugel: 9 vrij')).toBeTruthy(), { timeout: 3_000 });
    expect(server.asked.filter((path) => path === 'GET /board')).toHaveLength(1);
  });

  it('leaves the rows where they are under the pointer, and moves them when asked', async () => {
    const { user } = await open();
    const row = await screen.findByRole('link', { name: 'Wier' });
    await user.hover(row);
    await report(4, { free: 9, operational: 12 });
    const button = await screen.findByRole('button', { name: '1 wijziging in de volgorde tonen' });
    expect(rows()).toEqual(['Westerdok', 'FPA Utrecht', 'Wier', 'Oude Vleugel']);
    expect(total('vrij en actueel')).toBe('16');
    await user.click(button);
    expect(rows()[0]).toBe('Oude Vleugel');
  });

  it('stands still when paused and counts what waits', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Pauzeer' }));
    await report(4, { free: 9, operational: 12 });
    expect(await screen.findByText('Gepauzeerd · 1 afdeling wacht')).toBeTruthy();
    expect(total('vrij en actueel')).toBe('7');
    await user.click(screen.getByRole('button', { name: 'Ga verder' }));
    await waitFor(() => expect(total('vrij en actueel')).toBe('16'));
  });

  it('shows the past as past', async () => {
    await open('/?asOf=2026-11-03T13:00:00.000Z');
    expect(await screen.findByText(/U kijkt naar 3 november 14:00/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Waar was toen plek?' })).toBeTruthy();
    expect(server.asked).toContain('GET /board?asOf=2026-11-03T13%3A00%3A00.000Z');
    expect(screen.queryByRole('button', { name: 'Pauzeer' })).toBeNull();
  });

  it('says what to do when the server cannot be reached', async () => {
    await open('/');
    await screen.findByRole('heading', { name: 'Waar is nu plek?' });
    cleanup();
    server.reachable = false;
    localStorage.clear();
    await open('/');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByText(/Geen verbinding met de server/)).toBeTruthy();
  });
});

describe('the live pill', () => {
  it('is live after a frame and reconnecting when the socket falls away', async () => {
    await open();
    await screen.findByRole('heading', { name: 'Waar is nu plek?' });
    expect(pill()).toBe('reconnecting');
    act(() => socket.happen('connect'));
    await waitFor(() => expect(pill()).toBe('live'));
    act(() => socket.happen('disconnect'));
    await waitFor(() => expect(pill()).toBe('reconnecting'));
  });
});

describe('logging in', () => {
  it('brings who is a stranger to the login, and after it to where they were going', async () => {
    server.actor = null;
    const { history, user } = await open('/?level=3');
    await user.click(await screen.findByRole('button', { name: /Nina de Vries/ }));
    await waitFor(() => expect(rows()).toEqual(['Wier']));
    expect(history.location.href).toBe('/?level=3');
  });

  it('says what to do about a wrong password', async () => {
    server.actor = null;
    const { user } = await open('/login');
    await user.type(await screen.findByLabelText('Gebruikersnaam'), 'nina');
    await user.type(screen.getByLabelText('Wachtwoord'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Inloggen' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Gebruikersnaam of wachtwoord klopt niet/);
  });
});
