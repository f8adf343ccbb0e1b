import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { createMemoryHistory } from '@tanstack/react-router';
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aBoard, aDirectory, aUnit, unitId } from '../testing/a-board.js';
import { anActor, fakeApi } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';
import {
  aTimeline,
  aTrajectoryFile,
  contactId,
  goalId,
  on,
  titleId,
  today,
  trajectoryId,
} from '../testing/a-timeline.js';
import { YearsApi } from '../testing/years-api.js';

let socket: FakeSocket;
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');

jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 8_000 });
const user = userEvent.setup();
const director = anActor({ id: 'sanne', name: 'Sanne Bakker', role: 'chainDirector', organisationId: 'fivoor' });
const path = `/trajectories/${trajectoryId}`;
const page = `/following/${trajectoryId}`;

let api: YearsApi;
function open(address = page) {
  const server = {
    actor: director,
    directory: aDirectory(),
    board: aBoard([aUnit(1, { name: 'FPA Utrecht' })]),
    reachable: true,
    asked: [],
  };
  globalThis.fetch = api.before(fakeApi(server));
  const history = createMemoryHistory({ initialEntries: [address] });
  render(<App history={history} />);
  return history;
}
type Within = Pick<typeof screen, 'findByRole'>;
const press = async (name: string | RegExp, where: Within = screen) =>
  user.click(await where.findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
  window.scrollTo = () => undefined;
  // jsdom has no modal dialogs: there it only opens.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
  });
  api = new YearsApi();
});
afterEach(cleanup);

describe('the years of one person', () => {
  test('begin with what holds now, and whose title needs a plan', async () => {
    open();
    expect(await screen.findByText(/^Titel eindigt .* Leg vast wat daarna komt/)).toBeInTheDocument();
    // The head of the file names the next contact as well.
    const facts = screen.getAllByText('Volgend contact').at(-1)?.closest('dl');
    expect(facts).toHaveTextContent('Beschermd wonen');
    expect(facts).toHaveTextContent('Zorgmachtiging');
    expect(facts).toHaveTextContent('Zvw');
    expect(document.title).toBe('Gevolgd LL-7F3K-92QD · Ketenzicht');
  });

  test('a screen reader is given the same in an ordered list', async () => {
    open();
    const month = await screen.findAllByRole('region', { name: /^[a-z]+ 20\d\d$/ });
    expect(month.length).toBeGreaterThan(5);
    expect(screen.getAllByText('Telefoon gelukt')[0]?.closest('li')).toHaveTextContent('Rustig gesprek; slaapt beter.');
    expect(screen.getAllByText('Bezoek gemist')[0]?.closest('li')).toHaveTextContent('Niet thuis.');
  });

  test('are moved and zoomed with the keyboard, and asked for once', async () => {
    open();
    const stage = await screen.findByRole('slider', { name: 'Tijdlijn' });
    const seen = stage.getAttribute('aria-valuetext');
    fireEvent.keyDown(stage, { key: 'ArrowLeft' });
    expect(stage).not.toHaveAttribute('aria-valuetext', seen);
    fireEvent.keyDown(stage, { key: 'Home' });
    expect(stage).toHaveAttribute('aria-valuetext', seen);
    fireEvent.keyDown(stage, { key: '+' });
    expect(screen.getByRole('radio', { name: 'Kwartaal' })).toBeChecked();
    fireEvent.keyDown(stage, { key: '-' });
    fireEvent.keyDown(stage, { key: '-' });
    expect(screen.getByRole('radio', { name: '5 jaar' })).toBeChecked();
    expect(api.asked(`GET ${path}/timeline`)).toHaveLength(1);
  });

  test('what is chosen with the arrows is said in words', async () => {
    open();
    const stage = await screen.findByRole('slider', { name: 'Tijdlijn' });
    fireEvent.keyDown(stage, { key: 'ArrowUp' });
    const said = screen.getAllByRole('status').find((one) => one.className === 'tl-chosen');
    expect(said).toHaveTextContent('Telefoon gelukt');
    expect(said).toHaveTextContent('Rustig gesprek');
    fireEvent.keyDown(stage, { key: 'ArrowUp' });
    expect(said).toHaveTextContent('Bezoek gemist');
    fireEvent.keyDown(stage, { key: 'Escape' });
    expect(said).toHaveTextContent('Kies iets in de tekening');
  });

  test('without a relation nothing is asked for', async () => {
    api.file = aTrajectoryFile({ opens: false, mayAct: false });
    open();
    expect(await screen.findByText(/alleen open voor wie deze persoon volgt/)).toBeInTheDocument();
    expect(api.asked(`GET ${path}/timeline`)).toHaveLength(0);
  });

  test('once following has ended one reads and adds nothing', async () => {
    api.file = aTrajectoryFile({ phase: 'ended', endedOn: on(-1), endGround: 'evaluated' });
    open();
    expect(await screen.findByText('Zorgmachtiging', { selector: 'strong' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Leg contact vast' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Plan contact' })).not.toBeInTheDocument();
  });

  test('an empty timeline says what to begin with', async () => {
    api.timeline = aTimeline({ contacts: [], titles: [], payers: [], care: [], goals: [], scores: [], card: null });
    open();
    expect(await screen.findByText(/Hier staat nog niets/)).toBeInTheDocument();
    expect(screen.getByText('Niet bekend wie betaalt')).toBeInTheDocument();
  });
});

describe('a contact', () => {
  test('is written down in three presses, with the next day there already', async () => {
    open();
    await press('Leg contact vast');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: /^Gelukt/ }));
    await user.click(form.getByRole('radio', { name: 'Bezoek' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    const [sent] = api.asked(`POST ${path}/contact-notes`);
    expect(sent?.body).toEqual({
      contactId: null,
      outcome: 'done',
      kind: 'visit',
      on: today,
      words: null,
      nextOn: null,
    });
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('that was due is closed by the note, and the next one is an interval later', async () => {
    const due = {
      id: contactId(1),
      kind: 'visit' as const,
      state: 'planned' as const,
      on: on(-1),
      by: 'S',
      words: null,
    };
    api.timeline = aTimeline({ contacts: [due] });
    open();
    await press('Leg contact vast');
    const form = await dialog();
    expect(form.getByRole('radio', { name: 'Bezoek' })).toBeChecked();
    await user.click(form.getByRole('radio', { name: /^Gelukt/ }));
    expect(form.getByLabelText('Wanneer is het volgende contact?')).toHaveValue(on(14));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST ${path}/contact-notes`)[0]?.body).toMatchObject({ contactId: contactId(1), nextOn: on(14) });
  });

  test('without network keeps the words, stores them nowhere and sends the same note again', async () => {
    api.refusals.set(`POST ${path}/contact-notes`, [{ status: 0, code: '' }]);
    open();
    await press('Leg contact vast');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: /^Gemist/ }));
    await user.type(form.getByLabelText('Wat is belangrijk om te weten?'), 'Deur bleef dicht');
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(await form.findByText(/staat alleen op dit scherm/)).toBeInTheDocument();
    expect(form.getByLabelText('Wat is belangrijk om te weten?')).toHaveValue('Deur bleef dicht');
    expect(JSON.stringify([localStorage, sessionStorage])).not.toContain('Deur');
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    const keys = api.asked(`POST ${path}/contact-notes`).map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('half written is not thrown away by one touch of Escape', async () => {
    open();
    await press('Leg contact vast');
    const form = await dialog();
    await user.type(form.getByLabelText('Wat is belangrijk om te weten?'), 'Half');
    const escape = () => fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    escape();
    expect(await form.findByText(/nog niet opgeslagen/)).toBeInTheDocument();
    expect(form.getByLabelText('Wat is belangrijk om te weten?')).toHaveValue('Half');
    escape();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('planned too late says the last day that is possible', async () => {
    const latest = on(2);
    api.refusals.set(`POST ${path}/contacts`, [{ status: 400, code: 'trajectory.next_contact', more: { latest } }]);
    open();
    await press('Plan contact');
    const form = await dialog();
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(await form.findByText(/^Er moet een volgend contact zijn, uiterlijk [a-z]+dag/)).toBeInTheDocument();
  });
});

describe('a legal title', () => {
  test('shows its last day while one chooses: the start day does not count', async () => {
    open();
    await press('Titel');
    const form = await dialog();
    await user.selectOptions(form.getByLabelText('Titel'), 'crisismaatregel');
    fireEvent.change(form.getByLabelText('Begint op'), { target: { value: '2026-02-26' } });
    expect(form.getByText(/Loopt tot en met zondag 1 maart 2026/)).toBeInTheDocument();
    expect(form.getByText(/De dag van de start telt niet mee/)).toBeInTheDocument();
    expect(form.getByText(/Artikel 7:1 Wvggz/)).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST ${path}/titles`)[0]?.body).toMatchObject({
      kind: 'crisismaatregel',
      courtUntil: null,
      plan: null,
    });
  });

  test('that overlaps is refused with the days of the other one, and what was filled in stays', async () => {
    const other = { from: '2026-10-01', until: '2026-10-05' };
    api.refusals.set(`POST ${path}/titles`, [{ status: 409, code: 'title.overlaps', more: { other } }]);
    open();
    await press('Titel');
    const form = await dialog();
    await user.selectOptions(form.getByLabelText('Titel'), 'crisismaatregel');
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(await form.findByText(/van 1 okt 2026 tot en met 4 okt 2026/)).toBeInTheDocument();
    expect(form.getByLabelText('Titel')).toHaveValue('crisismaatregel');
  });

  test('that ends within eight weeks is planned with two presses', async () => {
    open();
    await press('Wat komt hierna?');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: 'Een nieuwe titel' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST /titles/${titleId(3)}/_change`)[0]?.body).toEqual({ plan: 'newTitle', words: null });
  });
});

describe('what else is written down', () => {
  test('a gap in care asks why', async () => {
    open();
    await press('Plek');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: 'Geen zorg' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST ${path}/care-periods`)).toHaveLength(0);
    await user.click(form.getByRole('radio', { name: 'vermist' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST ${path}/care-periods`)[0]?.body).toMatchObject({
      kind: 'gap',
      gapReason: 'missing',
      intensity: null,
    });
  });

  test('a ward is found by a part of its name', async () => {
    open();
    await press('Plek');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: 'Afdeling' }));
    await user.type(form.getByLabelText('Welke afdeling?'), 'utr');
    await user.click(form.getByRole('radio', { name: 'FPA Utrecht' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST ${path}/care-periods`)[0]?.body).toMatchObject({
      kind: 'ward',
      unitId: unitId(1),
      intensity: 'middle',
    });
  });

  test('that it is not clear who pays is an answer, and says what to do then', async () => {
    open();
    await press('Betaler');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: /^Nog niet duidelijk/ }));
    expect(form.getByText(/noodregeling/)).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`POST ${path}/payers`)[0]?.body).toEqual({ payer: 'unclear', from: today, words: null });
  });

  test('two who change one goal do not write over each other', async () => {
    api.refusals.set(`PUT /goals/${goalId(2)}`, [{ status: 412, code: 'version.stale' }]);
    open();
    await press('Wijzig doel: Middelengebruik');
    const form = await dialog();
    await user.click(form.getByRole('radio', { name: 'Losgelaten' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(await form.findByText(/Een ander heeft dit net gewijzigd/)).toBeInTheDocument();
    expect(form.getByRole('radio', { name: 'Losgelaten' })).toBeChecked();
    expect(api.asked(`PUT /goals/${goalId(2)}`)[0]?.headers.get('if-match')).toBe('"3"');
  });

  test('areas of life may be skipped, but not all of them', async () => {
    open();
    await press('Leefgebieden');
    const form = await dialog();
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(form.getByText(/ten minste één leefgebied/)).toBeInTheDocument();
    const housing = within(form.getByRole('group', { name: 'Wonen' }));
    await user.click(housing.getByRole('radio', { name: '4, voldoende zelfredzaam' }));
    await user.click(form.getByRole('button', { name: 'Opslaan' }));
    expect(api.asked(`PUT ${path}/scores`)[0]?.body).toEqual({ on: today, scores: { housing: 4 } });
  });
});

describe('the crisis card', () => {
  const card = `${page}/card`;

  test('says whom to call, what helps and what holds, under a pseudonym', async () => {
    open(card);
    expect(await screen.findByRole('link', { name: /^Bel Crisisdienst/ })).toHaveAttribute('href', 'tel:0307654321');
    expect(screen.getByText('Slaapt niet en loopt ’s nachts buiten')).toBeInTheDocument();
    expect(screen.getByText('Beschermd wonen')).toBeInTheDocument();
    expect(screen.getByText(/Vernietig dit blad na gebruik/)).toBeInTheDocument();
    expect(document.title).toBe('Crisiskaart LL-7F3K-92QD · Ketenzicht');
    expect(api.asked(`GET ${path}/timeline`)[0]?.search).toBe(`?from=${today}&to=${on(2)}`);
  });

  test('is made with what one saw before, and rows left empty are not kept', async () => {
    open(card);
    await press('Bewerk');
    await press('Iemand erbij');
    await press('Omhoog: Zus');
    await user.type(screen.getByLabelText('Goed om te weten'), ' Spreekt Fries.');
    await press('Opslaan');
    const [sent] = api.asked(`PUT ${path}/crisis-card`);
    expect(sent?.headers.get('if-match')).toBe('"2"');
    const { calls } = (sent?.body ?? { calls: [] }) as { calls: { name: string }[] };
    expect(calls.map(({ name }) => name)).toEqual(['Sanne Bakker', 'Zus', 'Crisisdienst Demo-Utrecht']);
    expect(await screen.findByRole('heading', { name: 'Crisiskaart' })).toBeInTheDocument();
  });

  test('that is not there yet is made by whoever follows', async () => {
    api.timeline = aTimeline({ card: null });
    open(card);
    expect(await screen.findByText(/nog geen crisiskaart/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Druk af' })).not.toBeInTheDocument();
    await press('Maak de kaart');
    await user.type(screen.getByLabelText('Naam'), 'Zus');
    await user.type(screen.getByLabelText('Rol'), 'familie');
    await user.type(screen.getByLabelText('Telefoonnummer'), '06 12 34 56 78');
    await user.type(screen.getByLabelText('Wanneer bereikbaar'), 'altijd');
    await press('Opslaan');
    const [sent] = api.asked(`PUT ${path}/crisis-card`);
    expect(sent?.headers.get('if-match')).toBe('"0"');
    expect(sent?.body).toMatchObject({ signs: [], remarks: null });
  });

  test('is closed to whoever has no relation, and says what to do at night', async () => {
    api.refusals.set(`GET ${path}`, [{ status: 403, code: 'trajectory.no_relation' }]);
    open(card);
    expect(await screen.findByRole('heading', { name: 'Deze kaart is gesloten voor u' })).toBeInTheDocument();
  });
});
