import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { localDate } from '@ketenzicht/shared/kernel';
import {
  handoverInputSchema,
  type Handover,
  type Trajectory,
  type TrajectoryFile,
} from '@ketenzicht/shared/ketenveldnorm';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ActorProvider } from '../../platform/session.js';
import { anActor } from '../../testing/fake-api.js';
import { FollowingPlacesContext } from '../places.context.js';
import { HandoverPart } from './HandoverPart.js';

jest.setTimeout(20_000);
const uuid = (digit: number) => `${'0'.repeat(8)}-0000-4000-8000-${String(digit).repeat(12)}`;
const [mine, other, trajectoryId, handoverId] = [uuid(1), uuid(2), uuid(3), uuid(4)];
const staff = (id: string, name: string) => ({ id, name, role: 'chainDirector', organisationName: null });
const today = localDate(new Date());

const trajectory: Trajectory = {
  id: trajectoryId,
  reference: 'LL-7F3K-92QD',
  version: 3,
  personId: uuid(5),
  organisationId: uuid(6),
  providerId: uuid(6),
  regionId: 'north',
  phase: 'following',
  owner: staff(mine, 'Anna'),
  reportedOn: '2026-01-01T00:00:00Z',
  tableOn: null,
  includedOn: '2026-01-01',
  term: 1,
  regularEnd: '2028-01-01',
  nextContactOn: today,
  lastContactOn: null,
  intervalDays: 14,
  titleEndsOn: null,
  unpaidFrom: null,
  titleKind: null,
  titlePlanned: false,
  goalsOpen: 0,
  goalsStalled: 0,
  endProposed: null,
  endedOn: null,
  endGround: null,
  aftercare: null,
  handoverTo: null,
  opens: true,
  mayAct: true,
};
const handover: Handover = {
  id: handoverId,
  state: 'proposed',
  reason: 'moved',
  from: staff(other, 'Bram'),
  to: staff(mine, 'Anna'),
  fromRegionId: 'south',
  toRegionId: 'north',
  toProviderId: null,
  proposedAt: '2026-01-01T00:00:00Z',
  dueOn: '2026-01-08',
  spokenOn: null,
  answeredAt: null,
  words: 'Houdt van een vast tijdstip.',
  answer: null,
};

interface Sent {
  path: string;
  match: string | undefined;
  body: unknown;
}
let sent: Sent[];
let refusal: object | null;
const user = userEvent.setup();
const answer = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: () => Promise.resolve(body) }) as Response;

beforeEach(() => {
  sent = [];
  refusal = null;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  globalThis.fetch = jest.fn((input: string, init?: RequestInit) => {
    const path = input.replace('/api/v1', '');
    if (path.startsWith('/handover-candidates')) {
      const found = [
        { id: mine, name: 'Anna', role: 'chainDirector', organisationId: null },
        { id: other, name: 'Bram', role: 'chainDirector', organisationId: null },
      ];
      return Promise.resolve(answer({ candidates: path.includes('south') ? found : [] }));
    }
    const headers = init?.headers as Record<string, string>;
    sent.push({ path, match: headers['if-match'], body: JSON.parse(init?.body as string) });
    return Promise.resolve(refusal ? answer(refusal, 400) : answer({ trajectory, handover }));
  }) as unknown as typeof fetch;
});
afterEach(cleanup);

function show(handovers: Handover[] = [], part: Partial<Trajectory> = {}) {
  const places = {
    regions: [
      { id: 'north', name: 'Noord' },
      { id: 'south', name: 'Zuid' },
    ],
    providers: [{ id: uuid(6), name: 'Fivoor' }],
    ownRegionId: null,
    regionName: (id: string) => (id === 'north' ? 'Noord' : 'Zuid'),
    providerName: () => 'Fivoor',
  };
  const file: TrajectoryFile = {
    trajectory: { ...trajectory, ...part },
    checklist: null,
    parties: [],
    directors: [],
    present: [],
    plan: null,
    handovers,
    steps: [],
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ActorProvider value={anActor({ id: mine, role: 'chainDirector', organisationId: null })}>
        <FollowingPlacesContext value={places}>
          <HandoverPart file={file} />
        </FollowingPlacesContext>
      </ActorProvider>
    </QueryClientProvider>,
  );
}

describe('handing over, on the file', () => {
  test('whoever follows asks somebody of another region, with the version they looked at', async () => {
    show();
    await user.click(screen.getByRole('button', { name: 'Draag over' }));
    expect(await screen.findByText(/^In deze regio is nu niemand/)).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Naar regio'), 'Zuid');
    await screen.findByRole('option', { name: 'Bram' });
    expect(screen.queryByRole('option', { name: 'Anna' })).toBeNull();
    await user.selectOptions(screen.getByLabelText('Wie neemt het over?'), 'Bram');
    await user.type(screen.getByLabelText('Wat moet de ander weten?'), 'Verhuist volgende week.');
    await user.click(screen.getByRole('button', { name: 'Stel de overdracht voor' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toMatchObject([{ path: `/trajectories/${trajectoryId}/handovers`, match: '"3"' }]);
    expect(handoverInputSchema.parse(sent[0]?.body)).toMatchObject({ toOwnerId: other, toRegionId: 'south' });
  });

  test('whoever was asked sees that it is late, and takes over once they have spoken', async () => {
    show([handover], { owner: staff(other, 'Bram') });
    expect(screen.getByText('Bram vraagt u deze persoon over te nemen.')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('8 januari 2026');
    await user.click(screen.getByRole('button', { name: 'Neem over' }));
    fireEvent.change(screen.getByLabelText('Gesproken op'), { target: { value: today } });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Neem over' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toMatchObject([{ path: `/handovers/${handoverId}/_accept`, match: '"3"', body: { spokenOn: today } }]);
  });

  test('what was refused is said in words, and nothing that was typed is lost', async () => {
    refusal = {
      code: 'input.invalid',
      errors: [{ pointer: '/toOwnerId', code: 'handover.may_not_own', detail: 'x' }],
    };
    show();
    await user.click(screen.getByRole('button', { name: 'Draag over' }));
    await user.selectOptions(screen.getByLabelText('Naar regio'), 'Zuid');
    await screen.findByRole('option', { name: 'Bram' });
    await user.selectOptions(screen.getByLabelText('Wie neemt het over?'), 'Bram');
    await user.type(screen.getByLabelText('Wat moet de ander weten?'), 'Verhuist.');
    await user.click(screen.getByRole('button', { name: 'Stel de overdracht voor' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Deze collega mag daar niemand volgen.');
    expect(screen.getByLabelText('Wat moet de ander weten?')).toHaveValue('Verhuist.');
  });

  test('whoever only looks sees how it ended, and nothing to press', () => {
    show([{ ...handover, state: 'declined', answer: 'Het past nu niet.' }], { mayAct: false });
    expect(screen.getByText('Het past nu niet.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
