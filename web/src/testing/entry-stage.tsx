import { capacityReportSchema, type Capacity } from '@ketenzicht/shared/capacity';
import { createMemoryHistory, type RouterHistory } from '@tanstack/react-router';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { aBoard, aCapacity, aDirectory, aUnit, expired, unitId } from './a-board.js';
import { anActor, fakeApi } from './fake-api.js';
import { FakeSocket } from './fake-socket.js';
import { WardApi } from './ward-api.js';

export const user = userEvent.setup();

/** The entry screen of one ward in the whole app, its server, and whoever else reports. */
export class EntryStage {
  socket = newSocket();
  ward = new WardApi(unitId(1), aCapacity());
  private App: ComponentType<{ history: RouterHistory }> | null = null;

  clear(App: ComponentType<{ history: RouterHistory }>): void {
    localStorage.clear();
    sessionStorage.clear();
    window.scrollTo = () => undefined;
    this.socket = newSocket();
    this.App = App;
  }

  async open(capacity = aCapacity({ operational: 26, occupied: 24, free: 1, held: 1, reserve: 2 }), actor = anActor()) {
    this.ward = new WardApi(unitId(1), capacity);
    const units = [
      aUnit(1, { name: 'FPA Utrecht', capacity }),
      aUnit(2, { name: 'Wier', capacity: expired() }),
      aUnit(3, { name: 'Westerdok', providerId: 'transfore', capacity: expired() }),
    ];
    const server = { actor, directory: aDirectory(), board: aBoard(units), reachable: true, asked: [] };
    globalThis.fetch = this.ward.before(fakeApi(server));
    return this.show();
  }

  show() {
    if (!this.App) throw new Error('clear the stage first');
    const history = createMemoryHistory({ initialEntries: [`/wards/${unitId(1)}/entry`] });
    const { unmount } = render(<this.App history={history} />);
    return { history, unmount };
  }

  field = (name: string) => screen.findByRole('spinbutton', { name });
  button = (name: string | RegExp) => screen.findByRole('button', { name });
  fill = async (name: string, count: number) => {
    const input = await this.field(name);
    await user.clear(input);
    await user.type(input, String(count));
  };

  /** What was sent, read as the server reads it. */
  report = (index = 0) => capacityReportSchema.parse(this.ward.sent[index]?.body);

  colleague(part: Partial<Capacity>) {
    this.ward.reportedByColleague(part);
    const change = { revision: 101, type: 'capacity.reported', unitId: unitId(1), capacity: this.ward.capacity };
    return act(async () => {
      this.socket.happen('changes', { from: 100, to: 101, changes: [change] });
      await new Promise((resolve) => setTimeout(resolve, 60));
    });
  }
}

const newSocket = () => new FakeSocket(({ since = 0 }) => ({ revision: since, changes: [] }));
