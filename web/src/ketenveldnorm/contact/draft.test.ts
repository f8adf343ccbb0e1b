/**
 * A page without a screen: the ciphers are those of a browser, which the browser of the other tests here does not have. What a real one keeps is in the journey.
 * @jest-environment node
 */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ContactNote } from '@ketenzicht/shared/ketenveldnorm';
import { ProblemError } from '../../platform/problem.error.js';
import { NoteDrafts, type SendNote } from './draft.js';

const secret = 'Hij slaapt bij zijn broer in de Kerkstraat';
const note: ContactNote = {
  contactId: null,
  outcome: 'done',
  kind: 'visit',
  on: '2026-11-23',
  words: secret,
  nextOn: '2026-12-07',
};
const about = (key: string) => ({ key, trajectoryId: 't1', reference: 'LL-7F3K-92QD' });
const unheard = new ProblemError({ status: 0, code: 'network.unreachable' });
const refused = new ProblemError({ status: 400, code: 'trajectory.next_contact' });

const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

let isOn: boolean;
let heard: Parameters<SendNote>[0][];
let drafts: NoteDrafts;
beforeEach(() => {
  [isOn, heard] = [false, []];
  drafts = new NoteDrafts(async (sent) => {
    heard.push(sent);
    if (!isOn) throw unheard;
  });
});
afterEach(() => drafts.clear());

const leaving = () => {
  const event = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(event);
  return event.defaultPrevented;
};

describe('a note that waits for the network', () => {
  test('PRIV-24: what it says is nowhere but sealed in memory, and the screen knows only of whom it is', async () => {
    const made = jest.spyOn(crypto.subtle, 'generateKey');
    await drafts.keep(about('k1'), note);
    expect(made).toHaveBeenCalledWith(expect.anything(), false, ['encrypt', 'decrypt']);
    expect(JSON.stringify(drafts.waiting())).not.toContain('Kerkstraat');
    expect(memoryOf(drafts)).not.toContain('Kerkstraat');
    expect(await drafts.read('k1')).toEqual(note);
    made.mockRestore();
  });

  test('is sent by itself when the network is back, with the key it had, once', async () => {
    await drafts.keep(about('k1'), note);
    await drafts.keep(about('k2'), { ...note, outcome: 'missed' });
    await drafts.sendAll();
    expect(drafts.waiting().map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    isOn = true;
    heard = [];
    const gone = new Promise<void>((resolve) => drafts.subscribe(() => drafts.waiting().length === 0 && resolve()));
    page.dispatchEvent(new Event('online'));
    page.dispatchEvent(new Event('online'));
    await gone;
    expect(heard.map(({ key, body }) => [key, body.outcome])).toEqual([
      ['k1', 'done'],
      ['k2', 'missed'],
    ]);
  });

  test('asks before the tab is closed, for as long as it waits', async () => {
    expect(leaving()).toBe(false);
    await drafts.keep(about('k1'), note);
    expect(leaving()).toBe(true);
    drafts.drop('k1');
    expect(leaving()).toBe(false);
  });

  test('the same note kept again is one note', async () => {
    await drafts.keep(about('k1'), note);
    await drafts.keep(about('k1'), { ...note, words: 'Anders' });
    expect(drafts.waiting()).toHaveLength(1);
    expect(await drafts.read('k1')).toMatchObject({ words: 'Anders' });
  });

  test('what the server refuses stays for whoever wrote it, and holds up no other', async () => {
    const sent: string[] = [];
    const own = new NoteDrafts(async ({ key }) => {
      if (key === 'k1') throw refused;
      sent.push(key);
    });
    await own.keep(about('k1'), note);
    await own.keep(about('k2'), note);
    await own.sendAll();
    expect(sent).toEqual(['k2']);
    expect(own.waiting()).toEqual([{ ...about('k1'), state: 'refused', error: refused }]);
    expect(await own.read('k1')).toEqual(note);
    own.clear();
  });

  test('is gone when the session ends, and so is the key that opened it', async () => {
    await drafts.keep(about('k1'), note);
    drafts.clear();
    expect(drafts.waiting()).toEqual([]);
    expect(await drafts.read('k1')).toBeUndefined();
    expect(leaving()).toBe(false);
  });
});

/** Every byte and every text that can be reached from here. */
function memoryOf(of: object): string {
  const seen = new Set<unknown>();
  const read = (one: unknown): string => {
    if (typeof one === 'string') return one;
    if (typeof one !== 'object' || one === null || seen.has(one)) return '';
    seen.add(one);
    if (one instanceof ArrayBuffer || ArrayBuffer.isView(one)) return new TextDecoder('latin1').decode(one);
    return Object.values(one).map(read).join('\n');
  };
  return read(of);
}
