import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { anActor } from '../testing/fake-api.js';
import { EntryStage, user } from '../testing/entry-stage.js';

const stage = new EntryStage();
jest.unstable_mockModule('socket.io-client', () => ({ io: () => stage.socket }));
const { App } = await import('./App.js');
const { field, button, fill } = stage;

jest.setTimeout(20_000);
beforeEach(() => stage.clear(App));
afterEach(cleanup);

describe('who could leave', () => {
  test('is asked after the beds, and takes no focus from them', async () => {
    await stage.open();
    // The first to need this part of the code waits for it to be read.
    await screen.findByRole('heading', { name: 'Wie zou weg kunnen?' }, { timeout: 10_000 });
    expect(await button(/Niets veranderd/)).toHaveFocus();
    expect(stage.ward.readySent).toEqual([]);
  });

  test('two numbers are said once, and what was said is one press the next time', async () => {
    await stage.open();
    await fill('Klaar om te gaan', 3);
    await fill('Al langer dan 7 dagen', 1);
    await user.click(await button('Bewaar deze aantallen'));
    expect(await screen.findByText(/^Bewaard\. Dit geldt tot/)).toBeInTheDocument();
    await user.click(await button(/^Klopt nog/));
    await waitFor(() => expect(stage.ward.readySent).toHaveLength(2));
    expect(stage.ward.readySent.map(({ version, body }) => [version, body])).toEqual([
      ['"0"', { ready: 3, readyLong: 1, causes: {} }],
      ['"1"', { ready: 3, readyLong: 1, causes: {} }],
    ]);
    expect(stage.ward.sent).toEqual([]);
  });

  test('its own keys send its own counts, and not the beds', async () => {
    await stage.open();
    await fill('Klaar om te gaan', 0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^Bewaard/)).toBeInTheDocument();
    expect(stage.ward.readySent).toMatchObject([{ body: { ready: 0, readyLong: 0 } }]);
    expect(stage.ward.sent).toEqual([]);
  });

  test('what cannot be is said beside its field, and nothing is sent', async () => {
    await stage.open();
    await fill('Klaar om te gaan', 25);
    await fill('Al langer dan 7 dagen', 26);
    await user.click(await button('Bewaar deze aantallen'));
    expect(await field('Klaar om te gaan')).toHaveAccessibleDescription(/meer dan de 24/);
    expect(await field('Al langer dan 7 dagen')).toHaveAccessibleDescription(/nooit meer/);
    await waitFor(async () => expect(await field('Klaar om te gaan')).toHaveFocus());
    expect(stage.ward.readySent).toEqual([]);
  });

  test('a colleague who was earlier is named, and what was typed stays', async () => {
    await stage.open();
    await fill('Klaar om te gaan', 2);
    await fill('Al langer dan 7 dagen', 0);
    stage.ward.ready = { ...stage.ward.ready, version: 4, ready: 5, readyLong: 5 };
    await user.click(await button('Bewaar deze aantallen'));
    expect(await screen.findByText(/Een collega zei dit net ook/)).toBeInTheDocument();
    expect(await screen.findAllByText('was 5')).toHaveLength(2);
    expect(await field('Klaar om te gaan')).toHaveValue('2');
    await user.click(await button('Bewaar deze aantallen'));
    expect(await screen.findByText(/^Bewaard/)).toBeInTheDocument();
    expect(stage.ward.readySent.map(({ version }) => version)).toEqual(['"0"', '"4"']);
  });

  test('an old count is shown as not known, and is still prefilled', async () => {
    const opened = await stage.open();
    opened.unmount();
    stage.ward.ready = {
      ...stage.ward.ready,
      version: 1,
      ready: 4,
      readyLong: 2,
      observedAt: '2024-01-01T10:00:00.000Z',
      validUntil: '2024-01-09T10:00:00.000Z',
    };
    stage.show();
    expect(await screen.findByText(/^Nu niet bekend\. Laatst gezegd/)).toBeInTheDocument();
    expect(await field('Klaar om te gaan')).toHaveValue('4');
  });

  test('is not asked of whoever may not say it', async () => {
    await stage.open(undefined, anActor({ role: 'referrer', organisationId: null }));
    await screen.findByText('Deze afdeling kunt u niet bijwerken');
    expect(screen.queryByText('Wie zou weg kunnen?')).toBeNull();
  });
});
