import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import type { ActorView } from '@ketenzicht/shared/kernel';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aBoard, aCapacity, aDirectory, aUnit, unitId } from '../testing/a-board.js';
import {
  aCandidate,
  aCard,
  aFile,
  aHold,
  ahead,
  aTruth,
  aMatch,
  anAttempt,
  aRequest,
  ago,
  attemptId,
  regionId,
  requestId,
} from '../testing/a-placement.js';
import { anActor, fakeApi } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';
import { PlacementApi } from '../testing/placement-api.js';

let socket: FakeSocket;
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');

jest.setTimeout(20_000);
configure({ asyncUtilTimeout: 8_000 });
const user = userEvent.setup();
const referrer = anActor({ role: 'referrer', regionIds: [regionId] });
const region = { id: regionId, scheme: 'arrondissement', code: 'AR04', name: 'Midden-Nederland', assumed: false };
const always = { validFrom: '2020-01-01T00:00:00Z', validTo: null };
const utrecht = aUnit(1, { name: 'FPA Utrecht', regionId });
const almelo = aUnit(2, { name: 'FPK Almelo', regionId, providerId: 'transfore', locationId: 'almelo' });

let api: PlacementApi;
function open(path: string, actor: ActorView = referrer) {
  const directory = aDirectory();
  const server = {
    actor,
    directory: {
      ...directory,
      regions: [...directory.regions, { ...region, scheme: 'arrondissement' as const, ...always }],
    },
    board: aBoard([utrecht, almelo]),
    reachable: true,
    asked: [],
  };
  globalThis.fetch = api.before(fakeApi(server));
  const history = createMemoryHistory({ initialEntries: [path] });
  render(<App history={history} />);
  return history;
}
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => user.click(await button(name));
const choose = async (name: string) => user.click(await screen.findByRole('radio', { name }));

/** The three choices that have no usual answer. */
async function searchFor() {
  await choose('Niveau 3');
  await user.click(await screen.findByRole('checkbox', { name: 'Psychiatrie' }));
  await choose('25–39');
}

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
  api = new PlacementApi();
});
afterEach(cleanup);

describe('searching', () => {
  test('what is still to choose stands where the wards will be, and three choices are enough', async () => {
    api.match = aMatch({ assignable: [aCandidate(1, { unit: utrecht })] });
    open('/places/new');
    expect(await screen.findByText('Kies nog: beveiligingsniveau, doelgroep en leeftijd.')).toBeInTheDocument();
    await searchFor();
    expect(await screen.findByRole('heading', { name: '1 afdeling kan nu iemand opnemen' })).toBeInTheDocument();
    expect(api.sent('POST /placement-matches').at(-1)?.body).toMatchObject({
      need: { securityLevel: '3', targetGroups: ['psychiatry'], ageBand: '25-39', urgency: 'crisis', regionId },
    });
  });

  test('a crisis is searched with a crisismaatregel until somebody says otherwise', async () => {
    open('/places/new');
    const title = await screen.findByRole('combobox', { name: 'Titel' });
    expect(title).toHaveValue('crisismaatregel');
    await choose('Regulier bed 24 uur vast');
    expect(title).toHaveValue('zorgmachtiging');
    await user.selectOptions(title, 'tbsDwangverpleging');
    await choose('Crisis bed 1 uur vast');
    expect(title).toHaveValue('tbsDwangverpleging');
  });

  test('when nobody can take this person, the request is kept with one press, and asked for nowhere', async () => {
    const history = open('/places/new');
    await searchFor();
    await press('Bewaar de aanvraag');
    await waitFor(() => expect(history.location.pathname).toBe(`/places/${requestId(1)}`));
    expect(api.sent('POST /placement-requests')).toHaveLength(1);
    expect(api.sent(`POST /placement-requests/${requestId(1)}/attempts`)).toHaveLength(0);
  });

  test('while somebody can take this person, nothing is kept without asking', async () => {
    api.match = aMatch({ assignable: [aCandidate(1, { unit: utrecht })] });
    open('/places/new');
    await searchFor();
    await button(/Houd dit bed vast en vraag/);
    expect(screen.queryByRole('button', { name: 'Bewaar de aanvraag' })).not.toBeInTheDocument();
  });

  test('why a ward stands where it does adds up to its score', async () => {
    api.truth = [aTruth(1)];
    api.match = aMatch({ assignable: [aCandidate(1, { unit: utrecht })] });
    open('/places/new');
    await searchFor();
    const card = await screen.findByRole('article', { name: 'FPA Utrecht' });
    const points = within(card)
      .getAllByRole('row', { hidden: true })
      .map((row) => Number(row.lastElementChild?.textContent?.split('/')[0]?.trim().replace(',', '.')));
    const sum = points.pop() ?? 0;
    expect(points.reduce((total, one) => total + one, 0)).toBeCloseTo(sum, 5);
    expect(within(card).getByText('79,9 van 100')).toBeInTheDocument();
    expect(await within(card).findByText('14 van 16 keer was vrij echt vrij')).toBeInTheDocument();
  });

  test('a payer is a flag, unknown is no yes, and who is excluded is named by rule', async () => {
    api.match = aMatch({
      assignable: [aCandidate(1, { unit: utrecht, payerFlag: true })],
      unknown: [aCandidate(2, { unit: almelo, unknown: ['targetGroup'] })],
      excludedBy: { securityLevel: 30, avoidedRegion: 2 },
      excludedCount: 31,
    });
    open('/places/new');
    await searchFor();
    expect(await screen.findByText('Financiering nog regelen')).toBeInTheDocument();
    expect(screen.getByText('Niet bekend: doelgroep')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '31 afdelingen passen niet' })).toBeInTheDocument();
    expect(screen.getByText('Regio te vermijden')).toBeInTheDocument();
    api.match = aMatch({ ...api.match, excluded: [{ unitId: unitId(2), rules: ['securityLevel'] }] });
    await user.click(screen.getByText('Toon welke'));
    expect(await screen.findByText('beveiligingsniveau')).toBeInTheDocument();
    expect(api.sent('POST /placement-matches').at(-1)?.body).toMatchObject({ everyExcluded: true });
  });

  test('open requests and one with the same own reference are shown before anything is filled in', async () => {
    api.cards = [aCard(1), aCard(2), aCard(3), aCard(4)];
    api.same = [aCard(3)];
    open('/places/new');
    expect(await screen.findByRole('link', { name: /AV-7F3K-92Q1/ })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Alle 4 open aanvragen' })).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Eigen kenmerk (mag leeg)' }), 'D-2026-114');
    expect(await screen.findByText('Met dit kenmerk loopt er al een aanvraag')).toBeInTheDocument();
    expect(api.sent('POST /placement-requests/_find').at(-1)?.body).toEqual({ ownReference: 'D-2026-114' });
  });
});

describe('asking', () => {
  beforeEach(() => {
    api.match = aMatch({ assignable: [aCandidate(1, { unit: utrecht }), aCandidate(2, { unit: almelo })] });
    api.file = aFile({ attempts: [anAttempt(1, { unitName: 'FPA Utrecht', hold: aHold(1, 59) })] });
  });

  test('two presses hold the bed and ask, and the request is there', async () => {
    const history = open('/places/new');
    await searchFor();
    await press('Houd dit bed vast en vraag: FPA Utrecht');
    expect(await button('Houd vast en vraag')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' })).toBeInTheDocument();
    expect(history.location.pathname).toBe(`/places/${requestId(1)}`);
    expect(api.sent(`POST /placement-requests/${requestId(1)}/attempts`)[0]?.body).toMatchObject({
      unitIds: [unitId(1)],
      hold: true,
      channel: 'system',
      weighing: { reasons: ['bestMatch'] },
    });
  });

  test('with the keyboard alone: choose, go to the wards, hold and ask', async () => {
    open('/places/new');
    (await screen.findByRole('radio', { name: 'Niveau 3' })).focus();
    await user.keyboard(' ');
    screen.getByRole('checkbox', { name: 'Psychiatrie' }).focus();
    await user.keyboard(' ');
    screen.getByRole('radio', { name: '25–39' }).focus();
    await user.keyboard(' ');
    const first = await button('Houd dit bed vast en vraag: FPA Utrecht');
    (await button('Naar de afdelingen')).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { name: '2 afdelingen kunnen nu iemand opnemen' })).toHaveFocus();
    first.focus();
    await user.keyboard('{Enter}');
    await button('Houd vast en vraag');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' })).toBeInTheDocument();
  });

  test('whoever was just too late gets the next best with the same press, and no second request', async () => {
    api.refusals.set(`POST /placement-requests/${requestId(1)}/attempts`, [
      { status: 409, code: 'hold.no_bed', more: { nextBest: [aCandidate(2, { unit: almelo })] } },
    ]);
    open('/places/new');
    await searchFor();
    await press('Houd dit bed vast en vraag: FPA Utrecht');
    await press('Houd vast en vraag');
    const dialog = await screen.findByRole('alertdialog', { name: 'Dit bed is net weg' });
    expect(within(dialog).getByText(/Een ander was u net voor bij FPA Utrecht/)).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Houd dit bed vast en vraag: FPK Almelo' }));
    await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' });
    expect(api.sent('POST /placement-requests')).toHaveLength(1);
    const asked = api.sent(`POST /placement-requests/${requestId(1)}/attempts`);
    expect(asked.map(({ body }) => (body as { unitIds: string[] }).unitIds)).toEqual([[unitId(1)], [unitId(2)]]);
  });

  test('several wards are asked in the order that somebody puts them in', async () => {
    open('/places/new');
    await searchFor();
    await user.click(await screen.findByRole('checkbox', { name: 'Kies FPA Utrecht om samen te vragen' }));
    await user.click(screen.getByRole('checkbox', { name: 'Kies FPK Almelo om samen te vragen' }));
    await press('Vraag deze afdelingen');
    await press('FPK Almelo eerder');
    await choose('Om de beurt, in deze volgorde');
    await press('Vraag nu');
    await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' });
    expect(api.sent(`POST /placement-requests/${requestId(1)}/attempts`)[0]?.body).toMatchObject({
      unitIds: [unitId(2), unitId(1)],
      mode: 'inTurn',
      hold: false,
    });
  });

  test('a request that is open already with this reference is one press away', async () => {
    api.refusals.set('POST /placement-requests', [
      { status: 409, code: 'placement.exists', more: { requestId: requestId(1) } },
    ]);
    const history = open('/places/new');
    await searchFor();
    await press('Houd dit bed vast en vraag: FPA Utrecht');
    await press('Houd vast en vraag');
    await press('Open die aanvraag');
    await waitFor(() => expect(history.location.pathname).toBe(`/places/${requestId(1)}`));
  });

  test('a note that names somebody is pointed at, and may be checked', async () => {
    api.refusals.set('POST /placement-requests', [
      {
        status: 400,
        code: 'input.invalid',
        more: { errors: [{ pointer: '/note', code: 'text.personal_data', detail: 'phone' }] },
      },
    ]);
    open('/places/new');
    await searchFor();
    await press('Houd dit bed vast en vraag: FPA Utrecht');
    await press('Houd vast en vraag');
    await press('Terug');
    await user.click(await screen.findByRole('checkbox', { name: /Ik heb het nagekeken/ }));
    await press('Houd dit bed vast en vraag: FPA Utrecht');
    await press('Houd vast en vraag');
    await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' });
    expect(api.sent('POST /placement-requests').at(-1)?.body).toMatchObject({ noPersonalData: true });
  });
});

describe('the file of a request', () => {
  const refused = anAttempt(1, {
    unitName: 'FPA Utrecht',
    state: 'refused',
    dueAt: null,
    answeredAt: ago(3),
    refusal: { reason: 'full', note: null },
    contradictions: [{ kind: 'bed', reason: 'full', published: '1' }],
  });

  test('a refusal that does not agree with the figure says so calmly', async () => {
    api.file = aFile({ attempts: [refused] });
    open(`/places/${requestId(1)}`);
    const item = await screen.findByRole('article', { name: 'FPA Utrecht' });
    expect(within(item).getByText('Nee: geen bed vrij')).toBeInTheDocument();
    expect(within(item).getByText('De afdeling toonde op dat moment 1 vrij bed.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Vraag een afdeling' })).toBeInTheDocument();
  });

  test('a criterion that the ward itself publishes is put into words', async () => {
    const contradictions = [
      { kind: 'criterion' as const, reason: 'targetGroup' as const, published: 'psychiatry addiction' },
    ];
    api.file = aFile({ attempts: [{ ...refused, refusal: { reason: 'targetGroup', note: null }, contradictions }] });
    open(`/places/${requestId(1)}`);
    expect(
      await screen.findByText('Volgens haar eigen gegevens past dit wel: Psychiatrie, Verslaving.'),
    ).toBeInTheDocument();
  });

  test('a yes by telephone is written down in two presses, a no as well', async () => {
    api.file = aFile({ attempts: [anAttempt(1, { unitName: 'FPA Utrecht', version: 4 })] });
    open(`/places/${requestId(1)}`);
    const path = `POST /placement-attempts/${attemptId(1)}/_answer`;
    await press('Antwoord noteren van FPA Utrecht');
    await press('Ja, vandaag');
    await waitFor(() => expect(api.sent(path)).toHaveLength(1));
    expect(api.sent(path)[0]).toMatchObject({ version: '"4"', body: { answer: 'accepted', channel: 'phone' } });
    await press('Antwoord noteren van FPA Utrecht');
    await press('Te weinig personeel');
    await waitFor(() => expect(api.sent(path)).toHaveLength(2));
    expect(api.sent(path)[1]?.body).toMatchObject({ answer: 'refused', reason: 'staff', channel: 'phone' });
  });

  test('what happened meanwhile is said beside the button', async () => {
    api.file = aFile({ attempts: [anAttempt(1, { state: 'proposed', proposedFrom: '2026-12-01' })] });
    api.refusals.set(`POST /placement-attempts/${attemptId(1)}/_agree`, [
      { status: 409, code: 'attempt.accepted_elsewhere' },
    ]);
    open(`/places/${requestId(1)}`);
    await press('Akkoord met dinsdag 1 december');
    expect(await screen.findByText(/Een andere afdeling zei net eerder ja/)).toBeInTheDocument();
  });

  test('the hold counts down, and is read out only when it matters', async () => {
    api.file = aFile({
      attempts: [anAttempt(1, { unitName: 'FPA Utrecht', hold: { ...aHold(1, 0), expiresAt: ahead(4.5) } })],
    });
    open(`/places/${requestId(1)}`);
    expect((await screen.findAllByText(/nog 4:\d\d/)).length).toBeGreaterThan(0);
    const spoken = screen.getAllByText('Bed vast bij FPA Utrecht: nog 5 minuten');
    expect(spoken).toHaveLength(1);
  });

  test('a bell of the desk brings what changed', async () => {
    api.file = aFile({ attempts: [anAttempt(1, { unitName: 'FPA Utrecht' })] });
    open(`/places/${requestId(1)}`);
    await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' });
    api.file = aFile({
      attempts: [anAttempt(1, { unitName: 'FPA Utrecht', state: 'accepted', expectedOn: '2026-12-01' })],
    });
    act(() => socket.happen('desk', { desk: 'placement', subject: requestId(1) }));
    expect(await screen.findByRole('heading', { name: 'FPA Utrecht zegt ja' })).toBeInTheDocument();
  });

  test('ending says what it does and sends the version that was seen', async () => {
    api.file = aFile({ request: aRequest({ version: 7 }) });
    open(`/places/${requestId(1)}`);
    await press('Aanvraag afsluiten');
    const dialog = await screen.findByRole('dialog', { name: 'Waarom sluit u af?' });
    await user.click(within(dialog).getByRole('radio', { name: 'Niet meer nodig' }));
    await user.click(within(dialog).getByRole('button', { name: 'Aanvraag afsluiten' }));
    const path = `POST /placement-requests/${requestId(1)}/_end`;
    await waitFor(() => expect(api.sent(path)).toHaveLength(1));
    expect(api.sent(path)[0]).toMatchObject({ version: '"7"', body: { reason: 'noLongerNeeded' } });
  });

  test('who may not change it sees no buttons', async () => {
    api.file = aFile({
      request: aRequest({ mayChange: false }),
      attempts: [anAttempt(1, { unitName: 'FPA Utrecht' })],
    });
    open(`/places/${requestId(1)}`);
    await screen.findByRole('heading', { name: 'Wachten op FPA Utrecht' });
    expect(screen.queryByRole('button', { name: /Antwoord noteren/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Aanvraag afsluiten' })).not.toBeInTheDocument();
  });
});

describe('the worklist', () => {
  test('a card says whose turn it is and which clock runs, in the order of the server', async () => {
    api.cards = [
      aCard(1, { nextActor: 'ward', next: 'answer', clock: 'answer', dueAt: ahead(600), attempts: [] }),
      aCard(2, { nextActor: 'referrer', next: 'decide' }),
    ];
    open('/places');
    const cards = await screen.findAllByRole('article');
    expect(cards.map((card) => within(card).getByRole('heading').textContent)).toEqual([
      'AV-7F3K-92Q1',
      'AV-7F3K-92Q2',
    ]);
    expect(screen.getByText('Aan u: beslissen over het voorstel')).toBeInTheDocument();
    expect(screen.getByText(/Antwoord uiterlijk/)).toBeInTheDocument();
  });

  test('of one region and level it shows those who wait there, and the way to all', async () => {
    api.cards = [aCard(1)];
    open('/places?region=elsewhere&level=3');
    expect(await screen.findByText('Hier wacht niemand meer')).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Toon alles' }));
    expect(await screen.findByRole('article')).toBeInTheDocument();
  });

  test('an empty one says where to begin', async () => {
    open('/places');
    expect(await screen.findByText('Geen open aanvragen')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Nieuwe aanvraag' })).toHaveAttribute('href', '/places/new');
    await choose('Geplaatst');
    expect(await screen.findByText('Nog niemand geplaatst')).toBeInTheDocument();
  });

  test.each([
    ['referrer', 1],
    ['ministry', 0],
  ] as const)('the %s has the entry in the menu %i times', async (role, times) => {
    open('/', anActor({ role, organisationId: null }));
    await screen.findByRole('link', { name: 'Ketenzicht' });
    expect(screen.queryAllByRole('link', { name: 'Plaats zoeken' }).length > 0 ? 1 : 0).toBe(times);
  });
});

test('a figure on screen that changes is asked for again', async () => {
  api.match = aMatch({ assignable: [aCandidate(1, { unit: utrecht })] });
  open('/places/new');
  await searchFor();
  await screen.findByRole('article', { name: 'FPA Utrecht' });
  const before = api.sent('POST /placement-matches').length;
  const capacity = aCapacity({ version: 2, free: 0, occupied: 10 });
  act(() =>
    socket.happen('changes', {
      from: 100,
      to: 101,
      changes: [{ revision: 101, type: 'capacity.reported', unitId: utrecht.id, capacity }],
    }),
  );
  await waitFor(() => expect(api.sent('POST /placement-matches').length).toBeGreaterThan(before), { timeout: 5_000 });
});
