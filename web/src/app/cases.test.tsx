import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import type { ActorView } from '@ketenzicht/shared/kernel';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aBoard, aDirectory, aUnit, unitId } from '../testing/a-board.js';
import { aCase, aCaseCard, aCaseFile, caseId, joris } from '../testing/a-case.js';
import { ago, ahead, regionId, requestId } from '../testing/a-placement.js';
import { CasesApi } from '../testing/cases-api.js';
import { anActor, fakeApi } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';

let socket: FakeSocket;
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');

jest.setTimeout(20_000);
configure({ asyncUtilTimeout: 8_000 });
const user = userEvent.setup();
const coordinator = anActor({ id: 'sanne', name: 'Sanne Bakker', role: 'nationalCoordinator', organisationId: null });
const provider = anActor({ regionIds: [regionId] });
const region = { id: regionId, scheme: 'arrondissement', code: 'AR04', name: 'Midden-Nederland', assumed: false };
const always = { validFrom: '2020-01-01T00:00:00Z', validTo: null };

let api: CasesApi;
function open(path: string, actor: ActorView = coordinator) {
  const directory = aDirectory();
  const server = {
    actor,
    directory: {
      ...directory,
      regions: [...directory.regions, { ...region, scheme: 'arrondissement' as const, ...always }],
    },
    board: aBoard([aUnit(1, { name: 'FPA Utrecht', regionId, securityLevel: '3' })]),
    reachable: true,
    asked: [],
  };
  globalThis.fetch = api.before(fakeApi(server));
  const history = createMemoryHistory({ initialEntries: [path] });
  render(<App history={history} />);
  return history;
}
const press = async (name: string | RegExp, within_ = screen as Pick<typeof screen, 'findByRole'>) =>
  user.click(await within_.findByRole('button', { name }));
const titles = () => screen.getAllByRole('article').map((one) => within(one).getByRole('heading').textContent);

beforeEach(() => {
  localStorage.clear();
  socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
  window.scrollTo = () => undefined;
  // jsdom has no modal dialogs: there it only opens.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
  });
  api = new CasesApi();
});
afterEach(cleanup);

describe('the desk', () => {
  beforeEach(() => {
    api.cards = [
      aCaseCard(1, { title: 'Rustig', deadline: ahead(3_000) }),
      aCaseCard(2, { title: 'Dringend', deadline: ahead(30), owner: joris, kind: 'casus', urgency: 'crisis' }),
      aCaseCard(3, { title: 'Over tijd', deadline: ago(5), rung: 'region', kind: 'question' }),
      aCaseCard(4, { title: 'Stil', state: 'paused', deadline: null, pausedUntil: ahead(9_000) }),
      aCaseCard(5, { title: 'Klaar', state: 'closed', deadline: null, closedAt: ago(60), outcome: 'capacityAdded' }),
    ];
  });

  test('what has the least time left stands first, what stands still last, and what is closed elsewhere', async () => {
    open('/desk');
    expect(await screen.findByRole('heading', { name: 'Wat loopt vast?' })).toBeInTheDocument();
    await screen.findByRole('heading', { name: 'Dringend' });
    expect(titles()).toEqual(['Over tijd', 'Dringend', 'Rustig', 'Stil']);
    await press('Afgerond');
    await screen.findByRole('heading', { name: 'Klaar' });
    expect(titles()).toEqual(['Klaar']);
    expect(screen.getByText('Capaciteit erbij')).toBeInTheDocument();
  });

  test('each rung says how much lies on it and what is late there, and shows only that when pressed', async () => {
    open('/desk');
    await press('Regio: 1 dossier, 1 over tijd');
    expect(titles()).toEqual(['Over tijd']);
    await press('Regio: 1 dossier, 1 over tijd');
    expect(titles()).toHaveLength(4);
    await press('Landelijk: 3 dossiers');
    expect(titles()).toEqual(['Dringend', 'Rustig', 'Stil']);
  });

  test('what is chosen stands in the address, and what then matches nothing says how much there is without', async () => {
    const history = open('/desk');
    await press('Alleen van mij');
    expect(titles()).toEqual(['Over tijd', 'Rustig', 'Stil']);
    await press('Schrijnende casus');
    expect(await screen.findByText('Zonder filter zijn er 4.')).toBeInTheDocument();
    expect(history.location.search).toBe('?mine=1&kind=casus');
    await press('Filters wissen');
    expect(titles()).toHaveLength(4);
  });

  test('the bell of the desk brings what changed, and who is looking', async () => {
    open('/desk');
    await screen.findByRole('heading', { name: 'Dringend' });
    api.cards = [aCaseCard(6, { title: 'Nieuw', watching: ['Joris Smit'] })];
    act(() => socket.happen('desk', { desk: 'coordination', subject: caseId(6) }));
    expect(await screen.findByRole('heading', { name: 'Nieuw' })).toBeInTheDocument();
    expect(screen.getByText('Joris Smit kijkt hier nu naar')).toBeInTheDocument();
  });

  test('an empty desk says so, and thousands are not drawn at once', async () => {
    api.cards = [];
    open('/desk');
    expect(await screen.findByText('Er loopt nu niets vast.')).toBeInTheDocument();
    cleanup();
    api.cards = Array.from({ length: 2_000 }, (_, number) => aCaseCard(number + 10));
    open('/desk');
    await press('Toon er nog 60');
    expect(screen.getAllByRole('article')).toHaveLength(120);
  });
});

describe('a case', () => {
  const path = `/cases/${caseId(1)}`;

  test('shows where it lies, with whom, and the one thing to do', async () => {
    open(path);
    expect(await screen.findByRole('heading', { level: 1, name: 'Geen bed niveau 3, melding 1' })).toBeInTheDocument();
    const here = screen.getByText('hier ligt het nu').closest('[aria-current=step]');
    expect(here).toHaveTextContent('Landelijk');
    expect(screen.getByRole('heading', { name: 'Breng partijen in beweging' })).toBeInTheDocument();
    expect(document.title).toBe('Dossier CP-7F3K-92Q1 · Ketenzicht');
    await waitFor(() => expect(api.asked(`POST ${path}/_watch`)).toHaveLength(1));
  });

  test('somebody else’s is taken over with one press, by the version that one looked at', async () => {
    api.file = aCaseFile({ case: aCase(1, { owner: joris }) });
    open(path);
    await press('Neem het over');
    expect(api.asked(`POST ${path}/_take`)).toEqual([expect.objectContaining({ version: '"3"' })]);
  });

  test('whoever may not move it reads along, and can leave a note', async () => {
    api.file = aCaseFile({ case: aCase(1, { mayAct: false, owner: joris }) });
    open(path, provider);
    expect(await screen.findByRole('heading', { name: 'Joris Smit is aan zet' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Afronden' })).not.toBeInTheDocument();
    await user.type(screen.getByLabelText('Notitie'), 'Wij hebben donderdag een plek.');
    await press('Zet erbij');
    expect(api.asked(`POST ${path}/_note`)[0]?.body).toEqual({ text: 'Wij hebben donderdag een plek.' });
  });

  test('for a person nothing is closed without an outcome and a next step that somebody owns', async () => {
    api.file = aCaseFile({ case: aCase(1, { kind: 'casus', cause: null }) });
    open(path);
    await press('Afronden');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByRole('radio', { name: 'Capaciteit erbij' })).not.toBeInTheDocument();
    await press('Afronden', dialog);
    expect(api.asked(`POST ${path}/_close`)).toHaveLength(0);
    await user.click(dialog.getByRole('radio', { name: 'Geplaatst' }));
    await user.selectOptions(dialog.getByLabelText('Waar lag het aan?'), 'refusal');
    await user.type(dialog.getByLabelText('Wat gebeurt er nu?'), 'Evaluatie na zes weken');
    await user.type(dialog.getByLabelText('Wie zorgt daarvoor?'), 'Regiebehandelaar');
    await press('Afronden', dialog);
    expect(api.asked(`POST ${path}/_close`)[0]?.body).toMatchObject({
      outcome: 'placed',
      cause: 'refusal',
      nextStep: { text: 'Evaluatie na zes weken', owner: 'Regiebehandelaar' },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('it goes down only with a reason; when somebody was first the words stay and say so', async () => {
    api.refusals.set(`POST ${path}/_lower`, [{ status: 412, code: 'knelpunt.stale' }]);
    open(path);
    await press('Trede omlaag');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'wacht op een partij' }));
    await user.type(dialog.getByLabelText('Toelichting'), 'Eerst de regio');
    await press('Trede omlaag', dialog);
    expect(await dialog.findByText(/Een ander heeft dit dossier net gewijzigd/)).toBeInTheDocument();
    expect(dialog.getByLabelText('Toelichting')).toHaveValue('Eerst de regio');
    expect(api.asked(`POST ${path}/_lower`)[0]?.body).toEqual({ reason: 'waitsForParty', note: 'Eerst de regio' });
  });

  test('a task has an owner and a date, and is done with one press', async () => {
    const task = { id: caseId(9), text: 'Bel de FPA', ownerId: 'joris', ownerName: 'Joris Smit', doneAt: null };
    api.file = aCaseFile({ tasks: [{ ...task, dueOn: '2099-01-05' }] });
    open(path);
    await user.click(await screen.findByRole('checkbox', { name: 'Klaar: Bel de FPA' }));
    expect(api.asked(`POST /case-tasks/${caseId(9)}/_done`)).toHaveLength(1);
    await press('Taak toevoegen');
    await user.type(screen.getByLabelText('Wat moet er gebeuren?'), 'Plan een gesprek');
    await press('Opslaan');
    expect(api.asked(`POST ${path}/tasks`)[0]?.body).toMatchObject({ text: 'Plan een gesprek', ownerId: 'sanne' });
  });

  test('an overdue task of one’s own and a conference without decisions come before the rest', async () => {
    const task = { id: caseId(9), text: 'Bel de FPA', ownerId: 'sanne', ownerName: 'Sanne', doneAt: null };
    const conference = { id: caseId(8), at: ago(60), invited: ['Fivoor'], decisions: null, heldAt: null };
    api.file = aCaseFile({ tasks: [{ ...task, dueOn: '2020-01-05' }], conferences: [conference] });
    open(path);
    expect(await screen.findByRole('heading', { name: 'Rond uw taak af: Bel de FPA' })).toBeInTheDocument();
    api.file = aCaseFile({ conferences: [conference] });
    act(() => socket.happen('desk', { desk: 'coordination', subject: caseId(1) }));
    expect(await screen.findByRole('heading', { name: 'Leg vast wat er is besloten' })).toBeInTheDocument();
  });

  test('a ward is linked by a part of its name, and loosened again', async () => {
    api.file = aCaseFile({ case: aCase(1, { links: [{ kind: 'ward', id: unitId(1) }] }) });
    open(path);
    await press('Losmaken: FPA Utrecht');
    expect(api.asked(`DELETE ${path}/links/ward/${unitId(1)}`)).toHaveLength(1);
    await press('Afdeling verbinden');
    await user.type(screen.getByLabelText('Welke afdeling?'), 'utr');
    await user.click(screen.getByRole('radio', { name: 'FPA Utrecht' }));
    await press('Opslaan');
    expect(api.asked(`POST ${path}/links`)[0]?.body).toEqual({ kind: 'ward', id: unitId(1) });
  });

  test('somebody of another rung is found by a few letters and asked to join, with the keyboard only', async () => {
    const ada = { id: caseId(77), name: 'Ada de Vries', role: 'adviser', organisationName: null };
    api.people = [ada, { id: caseId(78), name: 'Adem Kaya', role: 'provider', organisationName: 'Fivoor' }];
    open(path);
    (await screen.findByRole('button', { name: 'Iemand erbij vragen' })).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByLabelText('Wie? Naam of organisatie')).toHaveFocus();
    await user.keyboard('a');
    expect(screen.queryByRole('group', { name: 'Gevonden' })).not.toBeInTheDocument();
    await user.keyboard('d');
    const found = within(await screen.findByRole('group', { name: 'Gevonden' }));
    expect(found.getAllByRole('radio').map((one) => one.closest('label')?.textContent)).toEqual([
      'Ada de Vriesbestuurlijk adviseur',
      'Adem Kayaaanbieder, Fivoor',
    ]);
    await user.tab();
    await user.keyboard(' ');
    expect(found.getByRole('radio', { name: /^Ada de Vries/ })).toBeChecked();
    await user.keyboard('{Enter}');
    expect(api.asked(`POST ${path}/participants/_find`)[0]?.body).toEqual({ text: 'ad' });
    expect(api.asked(`POST ${path}/participants`)[0]?.body).toEqual({ accountId: ada.id });
    await waitFor(() => expect(screen.queryByLabelText('Wie? Naam of organisatie')).not.toBeInTheDocument());
  });

  test('when nobody is found it says whom one can find, and when searching fails that it did', async () => {
    open(path);
    await press('Iemand erbij vragen');
    await user.type(screen.getByLabelText('Wie? Naam of organisatie'), 'zz');
    expect(await screen.findByText(/^Niemand gevonden/)).toBeInTheDocument();
    await press('Vraag erbij');
    expect(api.asked(`POST ${path}/participants`)).toEqual([]);
    api.refusals.set(
      `POST ${path}/participants/_find`,
      Array.from({ length: 9 }, () => ({ status: 400, code: 'x' })),
    );
    await user.type(screen.getByLabelText('Wie? Naam of organisatie'), 'z');
    expect(await screen.findByText('Zoeken lukte niet. Probeer het opnieuw.')).toBeInTheDocument();
  });

  test('a question is answered, and what others can use goes into the vraagbaak with it', async () => {
    api.file = aCaseFile({ case: aCase(1, { kind: 'question', title: 'Hoe lang geldt een crisismaatregel?' }) });
    open(path);
    await press('Beantwoorden');
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Antwoord'), 'Drie dagen, en te verlengen.');
    await user.click(dialog.getByRole('checkbox', { name: /Zet het ook in de vraagbaak/ }));
    await user.selectOptions(dialog.getByLabelText('Onderwerp'), 'wvggz');
    await press('Antwoord geven', dialog);
    expect(api.asked(`POST ${path}/_answer`)[0]?.body).toMatchObject({
      text: 'Drie dagen, en te verlengen.',
      publish: { title: 'Hoe lang geldt een crisismaatregel?', subject: 'wvggz', body: 'Drie dagen, en te verlengen.' },
    });
  });

  test('the facts of a rule are told in words, as they were', async () => {
    const elsewhere = [{ wardId: unitId(1), regionId, free: 2, freeDays: 4 }];
    api.file = aCaseFile({
      case: aCase(1, { openedBy: null, facts: { rule: 'K5', urgency: 'crisis', reach: 'region', elsewhere } }),
    });
    open(path);
    expect(await screen.findByText('K5, elders is wel een bed vrij')).toBeInTheDocument();
    expect(screen.getByText('binnen de regio')).toBeInTheDocument();
    expect(
      screen.getByText('Afdeling: FPA Utrecht, Regio: Midden-Nederland, Vrij: 2, Dagen vrij: 4'),
    ).toBeInTheDocument();
    expect(screen.getByText(/door een signaal van het bord/)).toBeInTheDocument();
  });

  test('the timeline says in words what the clock did and what people did', async () => {
    const step = { at: ago(10), by: 'Sanne Bakker', byClock: false, text: null, detail: {} };
    api.file = aCaseFile({
      steps: [
        { ...step, id: 1, kind: 'opened', by: 'Joris Smit' },
        { ...step, id: 2, kind: 'climbed', byClock: true, by: '', detail: { from: 'region', to: 'national' } },
        { ...step, id: 3, kind: 'handed', detail: { owner: 'joris' } },
        { ...step, id: 4, kind: 'intervened', detail: { verb: 'mediated' }, text: 'Twee aanbieders gebeld' },
      ],
    });
    open(path);
    expect(await screen.findByText('Klom naar landelijk coördinatiepunt')).toBeInTheDocument();
    const lines = screen.getAllByRole('listitem').map((line) => line.textContent ?? '');
    expect(lines.find((line) => line.startsWith('Klom'))).toContain('de klok');
    expect(lines.some((line) => line.startsWith('Overgedragen aan Joris Smit'))).toBe(true);
    expect(lines.some((line) => /^Bemiddeld.*Twee aanbieders gebeld/.test(line))).toBe(true);
  });
});

describe('bringing something', () => {
  test('a knelpunt is brought with a choice and a sentence, from the ward where one was', async () => {
    const history = open(`/cases/new?ward=${unitId(1)}`, provider);
    expect(await screen.findByText('Hoort bij: FPA Utrecht.')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /^Knelpunt/ })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'Regio' })).toHaveValue(regionId);
    await user.type(screen.getByLabelText('Waar knelt het?'), 'Al twee weken geen uitstroom');
    await press('Melden');
    expect(api.asked('POST /cases')[0]?.body).toMatchObject({
      kind: 'knelpunt',
      title: 'Al twee weken geen uitstroom',
      urgency: 'regular',
      regionId,
      securityLevel: '3',
      links: [{ kind: 'ward', id: unitId(1) }],
    });
    await waitFor(() => expect(history.location.pathname).toBe(`/cases/${caseId(1)}`));
  });

  test('from a request it is somebody’s case, and a name in it is held back until somebody looked', async () => {
    const fault = { pointer: '/title', code: 'text.personal_data', detail: 'x' };
    api.refusals.set('POST /cases', [{ status: 400, code: 'input.invalid', more: { errors: [fault] } }]);
    open(`/cases/new?request=${requestId(1)}`, provider);
    await user.type(await screen.findByLabelText('Wat is er aan de hand?'), 'Acht afwijzingen op rij');
    await press('Melden');
    await user.click(await screen.findByRole('checkbox', { name: /Ik heb gekeken/ }));
    await press('Melden');
    expect(api.asked('POST /cases').at(-1)?.body).toMatchObject({
      kind: 'casus',
      noPersonalData: true,
      links: [{ kind: 'request', id: requestId(1) }],
    });
  });

  test('while one types a question, answers that are there already come up', async () => {
    const found = { kind: 'article' as const, subject: 'wvggz' as const, excerpt: '', score: 1, at: ago(1) };
    api.similar = [{ ...found, id: caseId(7), title: 'Hoe lang geldt een crisismaatregel?' }];
    open('/cases/new?kind=question', provider);
    await user.type(await screen.findByLabelText('Wat wilt u weten?'), 'Hoe lang crisismaatregel');
    expect(await screen.findByRole('link', { name: 'Hoe lang geldt een crisismaatregel?' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Vraag stellen' })).toBeInTheDocument();
  });

  test('also what was answered before, after the articles', async () => {
    const found = { subject: null, excerpt: '', score: 1, at: ago(1) };
    api.similar = [{ ...found, kind: 'article', id: caseId(7), title: 'Hoe lang geldt een crisismaatregel?' }];
    api.answered = [{ ...found, kind: 'question', id: caseId(8), title: 'Wanneer eindigt een crisismaatregel?' }];
    open('/cases/new?kind=question', provider);
    await user.type(await screen.findByLabelText('Wat wilt u weten?'), 'Hoe lang crisismaatregel');
    const answer = await screen.findByRole('link', { name: 'Wanneer eindigt een crisismaatregel?' });
    expect(answer).toHaveAttribute('href', `/cases/${caseId(8)}`);
    const names = screen.getAllByRole('link').map(({ textContent }) => textContent);
    expect(names.indexOf('Hoe lang geldt een crisismaatregel?')).toBeLessThan(
      names.indexOf('Wanneer eindigt een crisismaatregel?'),
    );
  });
});
