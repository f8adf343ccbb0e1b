import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { extendHoldSchema, type PlacementAttempt, type PlacementCard } from '@ketenzicht/shared/placement';
import { localDate } from '@ketenzicht/shared/kernel';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aBoard, aCapacity, aDirectory, aUnit, unitId } from '../testing/a-board.js';
import { aCard, aHold, aNeed, anAttempt, attemptId } from '../testing/a-card.js';
import { anActor, fakeApi } from '../testing/fake-api.js';
import { FakeSocket } from '../testing/fake-socket.js';
import { InboxApi } from '../testing/inbox-api.js';

let socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { App } = await import('./App.js');
const user = userEvent.setup();
let inbox: InboxApi;

/** A page opens in a second; a machine that is busy with other suites takes longer. */
jest.setTimeout(20_000);
beforeEach(() => {
  localStorage.clear();
  window.scrollTo = () => undefined;
  socket = new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
});
afterEach(cleanup);

const today = localDate(new Date());

async function open(
  cards: readonly PlacementCard[],
  { path = '/inbox', capacity = aCapacity({ free: 1 }), title = 'Wie vraagt u om een plek?', actor = anActor() } = {},
) {
  inbox = new InboxApi(cards, cards.flatMap(({ attempts }) => attempts) as PlacementAttempt[]);
  const units = [aUnit(1, { name: 'FPA Utrecht', capacity }), aUnit(2, { providerId: 'transfore' })];
  globalThis.fetch = inbox.before(
    fakeApi({ actor, directory: aDirectory(), board: aBoard(units), reachable: true, asked: [] }),
  );
  const history = createMemoryHistory({ initialEntries: [path] });
  render(<App history={history} />);
  await screen.findByRole('heading', { name: title });
  return history;
}

const card = (number = 1, part: Partial<PlacementCard> = {}, attempt: Partial<PlacementAttempt> = {}) => {
  const made = aCard(number, part, attempt);
  return { ...made, attempts: [anAttempt(number, attempt)] } as PlacementCard;
};
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const bell = () =>
  act(async () => {
    socket.happen('desk', { desk: 'placement', subject: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 30));
  });
const openCard = async (name = /AV-7F3K-92Q1/) => user.click(await button(name));
const acts = (path: string) => inbox.done.filter((one) => one.path === `placement-attempts/_${path}`);

describe('the inbox', () => {
  test('shows what waits, the most urgent first, in words that name nobody', async () => {
    await open([
      card(1, { need: aNeed({ payer: 'unclear' }) }, { hold: aHold() }),
      card(2, { need: aNeed({ urgency: 'crisis', sex: null, ageBand: '65+' }) }),
    ]);
    const [first, second] = await screen.findAllByRole('article');
    expect(first).toHaveTextContent('Crisis');
    expect(first).toHaveTextContent('65 jaar en ouder · Niveau 2 hoog');
    expect(second).toHaveTextContent('Man, 25–39 jaar · Niveau 2 hoog');
    expect(second).toHaveTextContent('Zorgmachtiging · Psychiatrie · verblijfsintensiteit C');
    expect(second).toHaveTextContent('wie betaalt is nog niet duidelijk');
    expect(second).toHaveTextContent('GGZ Centraal vraagt FPA Utrecht · aanvraag van 1 u 00 oud');
    expect(second).toHaveTextContent(/bed vastgehouden nog 3[78] min/);
  });

  test('counts in the navigation what waits for an answer, on every screen', async () => {
    await open([card(1), card(2), card(3, { nextActor: 'referrer', next: 'decide' }, { state: 'proposed' })], {
      path: '/mine',
      title: 'Welke afdeling wacht op u?',
    });
    const [link] = await screen.findAllByRole('link', { name: /Postvak/ });
    await waitFor(() => expect(link).toHaveAccessibleName(/Postvak.*2 wachten op antwoord/));
  });

  test('is not there for who keeps no wards', async () => {
    await open([], { path: '/', title: 'Waar is nu plek?', actor: anActor({ role: 'adviser', organisationId: null }) });
    expect(screen.queryByRole('link', { name: /Postvak/ })).toBeNull();
  });

  test('says so when nobody waits, and shows no truth score while nobody ever asked', async () => {
    await open([]);
    expect(await screen.findByText('Niemand wacht op een antwoord van u.')).toBeInTheDocument();
    expect(document.querySelector('[data-truth]')).toBeNull();
  });

  test('hears the bell of the desk', async () => {
    await open([card(1)]);
    await button(/AV-7F3K-92Q1/);
    inbox.change(attemptId(1), { state: 'withdrawn' });
    await bell();
    expect(await screen.findByText('Niemand wacht op een antwoord van u.')).toBeInTheDocument();
  });
});

describe('an opened card', () => {
  test('is marked as seen, tells the title with its end, and offers one thing first', async () => {
    await open([card(1)]);
    await openCard();
    expect(await screen.findByText('Zorgmachtiging, tot en met zondag 20 december')).toBeInTheDocument();
    expect(screen.getByText('nog niet duidelijk; dat hoeft nu niet')).toBeInTheDocument();
    expect(acts('see')).toMatchObject([{ version: '"1"' }]);
    expect(screen.getByRole('button', { name: 'Ja, wij nemen op' })).toHaveClass('button-act');
  });

  test('is answered with yes in two presses, on the version that "seen" made, the day filled in', async () => {
    await open([card(1, { need: aNeed({ neededFrom: '2026-01-01' }) })]);
    await openCard();
    await user.click(await button('Ja, wij nemen op'));
    expect(screen.getByLabelText('Wij verwachten deze persoon op')).toHaveValue(today);
    await user.click(await button('Ja, wij nemen op'));
    expect(await screen.findByText('Uw ja is doorgegeven aan GGZ Centraal.')).toBeInTheDocument();
    expect(acts('answer')).toMatchObject([
      { version: '"2"', body: { answer: 'accepted', expectedOn: today, channel: 'system' } },
    ]);
  });

  test('can be recorded as said by telephone', async () => {
    await open([card(1)]);
    await openCard();
    await user.click(await button('Andere datum'));
    await user.click(screen.getByLabelText('Dit is telefonisch afgesproken'));
    await user.click(await button('Stel deze datum voor'));
    await screen.findByText('Uw voorstel is doorgegeven aan GGZ Centraal.');
    expect(acts('answer')).toMatchObject([{ body: { answer: 'proposed', channel: 'phone' } }]);
  });

  test('warns before a yes when the figure shows no bed', async () => {
    await open([card(1)], { capacity: aCapacity({ free: 0 }) });
    await openCard();
    await user.click(await button('Ja, wij nemen op'));
    expect(screen.getByText(/Uw cijfer toont nu geen bed om te geven/)).toBeInTheDocument();
  });

  test('does not when the bed is held for this very request', async () => {
    const hold = aHold();
    await open([card(1, {}, { hold })], { capacity: aCapacity({ free: 0, held: 1, holdEnds: [hold.expiresAt] }) });
    await openCard();
    await user.click(await button('Ja, wij nemen op'));
    expect(screen.queryByText(/geen bed om te geven/)).toBeNull();
  });
});

describe('a "no"', () => {
  const no = async () => {
    await openCard();
    await user.click(await button('Nee'));
  };

  test('has a reason out of a list, and says before it is sent where it does not agree with what the ward shows', async () => {
    await open([card(1)]);
    await no();
    const bed = screen.getByRole('group', { name: 'Ons bed' });
    await user.click(within(bed).getByLabelText('Geen bed vrij'));
    expect(screen.getByText(/Uw cijfer toont 1 vrij bed. Klopt dat niet meer\?/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Werk het cijfer eerst bij' })).toHaveAttribute(
      'href',
      `/wards/${unitId(1)}/entry`,
    );
    await user.click(screen.getByLabelText('Doelgroep past niet'));
    expect(screen.getByText(/Uw afdeling toont dat zij dit wel opneemt: Psychiatrie\./)).toBeInTheDocument();
    await user.click(screen.getByLabelText('Veiligheid van de groep nu'));
    expect(document.querySelector('[data-against]')).toBeNull();
    await user.click(screen.getByLabelText('Geen bed vrij'));
    await user.click(await button('Verstuur dit antwoord'));
    await screen.findByText('Uw antwoord is doorgegeven aan GGZ Centraal.');
    expect(acts('answer')).toMatchObject([{ body: { answer: 'refused', reason: 'full' } }]);
  });

  test('is not sent with words that name somebody, unless they were looked at again', async () => {
    await open([card(1)]);
    await no();
    await user.click(screen.getByLabelText('Andere reden'));
    await user.type(screen.getByLabelText('Toelichting (mag leeg)'), 'bel 0612345678');
    inbox.refuseWith = {
      status: 400,
      code: 'input.invalid',
      errors: [{ pointer: '/note', code: 'text.personal_data', detail: 'phone' }],
    };
    await user.click(await button('Verstuur dit antwoord'));
    expect(await screen.findByLabelText('Toelichting (mag leeg)')).toBeInvalid();
    await user.click(screen.getByLabelText(/Ik heb gekeken/));
    await user.click(await button('Verstuur dit antwoord'));
    await screen.findByText('Uw antwoord is doorgegeven aan GGZ Centraal.');
    expect(acts('answer').at(-1)).toMatchObject({ body: { reason: 'other', noPersonalData: true } });
  });
});

describe('while there is no answer yet', () => {
  test('the ward may say that it considers, or what is missing', async () => {
    await open([card(1)]);
    await openCard();
    await user.click(await button('In overweging'));
    expect(await screen.findByText('U heeft dit in overweging.')).toBeInTheDocument();
    await user.click(await button('Er ontbreekt iets'));
    await user.click(await button('Vraag dit op'));
    expect(screen.getByText('Kies wat er ontbreekt.')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Risicotaxatie'));
    await user.click(await button('Vraag dit op'));
    await waitFor(() =>
      expect(acts('await')).toMatchObject([{ version: '"3"', body: { missing: ['riskAssessment'] } }]),
    );
  });

  test('the bed can be held for longer', async () => {
    const hold = aHold();
    await open([card(1, {}, { hold })]);
    await openCard();
    await user.click(await button('1 uur erbij'));
    expect(await screen.findByText(/Het bed blijft vastgehouden tot/)).toBeInTheDocument();
    const extended = inbox.done.find(({ path }) => path === 'placement-holds/_extend');
    const { until } = extendHoldSchema.parse(extended?.body);
    expect(Date.parse(until) - Date.parse(hold.expiresAt)).toBe(3_600_000);
  });
});

describe('by keyboard', () => {
  test('the focus goes into a form, back to where it came from, and to what was done', async () => {
    await open([card(1)]);
    const opener = await button(/AV-7F3K-92Q1/);
    act(() => opener.focus());
    await user.keyboard('{Enter}');
    const other = await button('Andere datum');
    act(() => other.focus());
    await user.keyboard('{Enter}');
    expect(await screen.findByLabelText('Wij kunnen opnemen vanaf')).toHaveFocus();
    await user.click(await button('Terug'));
    expect(await button('Andere datum')).toHaveFocus();
    await user.keyboard('{Enter}');
    await user.click(await button('Stel deze datum voor'));
    expect(await screen.findByText('Uw voorstel is doorgegeven aan GGZ Centraal.')).toHaveFocus();
  });
});

describe('what happens meanwhile', () => {
  test('is said where somebody was typing: withdrawn, or accepted elsewhere', async () => {
    await open([card(1)]);
    await openCard();
    await user.click(await button('Nee'));
    inbox.change(attemptId(1), { state: 'lapsed', lapse: 'acceptedElsewhere' });
    await user.click(screen.getByLabelText('Andere reden'));
    await user.click(await button('Verstuur dit antwoord'));
    expect(await screen.findByText('Er is intussen iets veranderd')).toBeInTheDocument();
    expect(screen.getByText(/Een andere afdeling zei eerder ja/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Verstuur dit antwoord' })).toBeNull();
  });

  test('is not lost when the answer came on an older version: it says so and the form stays', async () => {
    await open([card(1, {}, { state: 'seen' })]);
    await openCard();
    await user.click(await button('Ja, wij nemen op'));
    inbox.change(attemptId(1), { state: 'considering' });
    await user.click(await button('Ja, wij nemen op'));
    expect(await screen.findByText(/Een collega of de verwijzer was u net voor/)).toBeInTheDocument();
    await user.click(await button('Ja, wij nemen op'));
    await screen.findByText('Uw ja is doorgegeven aan GGZ Centraal.');
    expect(acts('answer').map(({ version }) => version)).toEqual(['"1"', '"2"']);
  });

  test('no bed for a yes leads to the figure', async () => {
    await open([card(1, {}, { state: 'seen' })]);
    await openCard();
    await user.click(await button('Ja, wij nemen op'));
    inbox.refuseWith = { status: 409, code: 'hold.no_bed' };
    await user.click(await button('Ja, wij nemen op'));
    expect(await screen.findByText(/Er is nu geen bed om te geven/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Werk het cijfer eerst bij' })).toBeInTheDocument();
  });
});

describe('the entry screen', () => {
  test('names for whom the bed is held that a report would end, before it is saved', async () => {
    const hold = aHold();
    await open([card(1, {}, { hold })], {
      path: `/wards/${unitId(1)}/entry`,
      title: 'FPA Utrecht',
      capacity: aCapacity({ operational: 10, free: 0, held: 1, holdEnds: [hold.expiresAt] }),
    });
    const occupied = await screen.findByRole('spinbutton', { name: 'Bezet' });
    await user.clear(occupied);
    await user.type(occupied, '10');
    expect(await screen.findByText(/Hiermee vervalt 1 vastgehouden bed/)).toBeInTheDocument();
    expect(await screen.findByText('Dit bed wordt vastgehouden voor GGZ Centraal (AV-7F3K-92Q1).')).toBeInTheDocument();
  });
});

describe('after a yes', () => {
  const agreed = { state: 'accepted', dueAt: null, expectedOn: today, answeredAt: new Date(0).toISOString() } as const;
  const admit = async (capacity = aCapacity()) => {
    await open([card(1, { next: 'admit' }, { ...agreed, answeredAt: new Date().toISOString() })], {
      path: '/inbox?tab=accepted',
      capacity,
    });
    await openCard();
    await user.click(await button('Is er'));
  };

  test('"is er" is two presses, without a question while nothing is in doubt', async () => {
    await admit();
    expect(screen.queryByText(/Telt uw cijfer/)).toBeNull();
    await user.click(await button('Leg de opname vast'));
    await screen.findByText('De opname is vastgelegd en uw cijfer is bijgewerkt.');
    expect(acts('admit')).toMatchObject([{ body: { channel: 'system' } }]);
    expect(acts('admit')[0]?.body).not.toHaveProperty('alreadyCounted');
  });

  test('asks whether the figure counts this person already where a feed keeps it, the likely answer filled in', async () => {
    await admit(aCapacity({ source: 'feed' }));
    const asked = screen.getByRole('group', { name: 'Telt uw cijfer deze persoon al mee?' });
    expect(within(asked).getByLabelText('Nee, tel er één bij')).toBeChecked();
    await user.click(within(asked).getByLabelText('Ja, al meegeteld'));
    await user.click(await button('Leg de opname vast'));
    await screen.findByText(/De opname is vastgelegd/);
    expect(acts('admit')).toMatchObject([{ body: { alreadyCounted: true } }]);
  });

  test.each([
    ['Niet gekomen', 'Leg vast: niet gekomen', 'miss'],
    ['Annuleren', 'Annuleer deze afspraak', 'cancel'],
  ])('%s is asked once more', async (first, then, verb) => {
    await open([card(1, { next: 'admit' }, agreed)], { path: '/inbox?tab=accepted' });
    await openCard();
    await user.click(await button(first));
    await user.click(await button(then));
    await waitFor(() => expect(acts(verb)).toHaveLength(1));
  });

  test('an admission can be undone for a day, and no longer', async () => {
    const admittedAt = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    await open(
      [
        card(1, { next: 'none' }, { state: 'admitted', admittedAt: admittedAt(2) }),
        card(2, { next: 'none' }, { state: 'admitted', admittedAt: admittedAt(30) }),
      ],
      { path: '/inbox?tab=ended' },
    );
    await openCard(/AV-7F3K-92Q2/);
    await screen.findByText(/Opgenomen op/);
    expect(screen.queryByRole('button', { name: 'Opname ongedaan maken' })).toBeNull();
    await openCard(/AV-7F3K-92Q1/);
    await user.click(await button('Opname ongedaan maken'));
    await user.click(await button('Maak ongedaan'));
    await screen.findByText('De opname is ongedaan gemaakt.');
  });

  test('a "no" keeps showing what it did not agree with', async () => {
    const refused = {
      state: 'refused',
      refusal: { reason: 'full', note: null },
      contradictions: [{ kind: 'bed', reason: 'full', published: '1' }],
    } as const;
    await open([card(1, { next: 'none' }, { ...refused, contradictions: [...refused.contradictions] })], {
      path: '/inbox?tab=ended',
    });
    expect(await screen.findByText('past niet bij wat u toont')).toBeInTheDocument();
    await openCard();
    expect(await screen.findByText('U zei nee: Geen bed vrij.')).toBeInTheDocument();
    expect(screen.getByText(/toonde: 1 vrij bed\./)).toBeInTheDocument();
  });
});
