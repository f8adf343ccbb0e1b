import type { ContactNote } from '@ketenzicht/shared/ketenveldnorm';
import { ProblemError } from '../../platform/problem.error.js';

/** A note that was not sent yet, as the screen may know it: nothing of what it says. */
export interface WaitingNote {
  /** Also its Idempotency-Key: however often it is sent, it is written down once. */
  key: string;
  trajectoryId: string;
  reference: string;
  state: 'waiting' | 'sending' | 'refused';
  /** What the server refused. */
  error: unknown;
}
interface Sealed {
  shown: WaitingNote;
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}
export type SendNote = (note: { trajectoryId: string; key: string; body: ContactNote }) => Promise<unknown>;

const pace = 15_000;

/**
 * Notes that were written while the network was away. They live in the memory of this tab alone, under a key that cannot be read out and that is in no storage
 * either: what a phone writes away of a sleeping tab, or what a crash leaves behind, says nothing. The tab closes or the session ends, and they are gone.
 */
export class NoteDrafts {
  private notes: Sealed[] = [];
  private snapshot: readonly WaitingNote[] = [];
  private readonly listeners = new Set<() => void>();
  private vaultKey: Promise<CryptoKey> | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private isSending = false;

  constructor(
    private readonly send: SendNote,
    private readonly onSent: () => void = () => undefined,
  ) {}

  /** On a plain inside address the browser gives no ciphers; then a note stays on the screen on which it was written. */
  get canKeep(): boolean {
    return (crypto as Partial<Crypto>).subtle !== undefined;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly waiting = (): readonly WaitingNote[] => this.snapshot;

  async keep(about: Pick<WaitingNote, 'key' | 'trajectoryId' | 'reference'>, note: ContactNote): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(note));
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await this.ownKey(), text);
    const sealed: Sealed = { shown: { ...about, state: 'waiting', error: null }, iv, bytes };
    this.change([...this.notes.filter(({ shown }) => shown.key !== about.key), sealed]);
  }

  /** One after the other, the oldest first. What the server refuses stays, for whoever wrote it to look at again. */
  async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (const note of this.notes) if (note.shown.state === 'waiting' && !(await this.sendOne(note))) return;
    } finally {
      this.isSending = false;
    }
  }

  /** False: nobody heard it, and there is no use in trying the next. */
  private async sendOne(note: Sealed): Promise<boolean> {
    const { key, trajectoryId } = note.shown;
    this.mark(key, 'sending');
    try {
      await this.send({ trajectoryId, key, body: await this.open(note) });
      this.drop(key);
      this.onSent();
      return true;
    } catch (error) {
      const isPassing = error instanceof ProblemError && (error.status === 0 || error.status >= 500);
      this.mark(key, isPassing ? 'waiting' : 'refused', isPassing ? null : error);
      return !isPassing;
    }
  }

  /** What it says, for whoever wrote it. Undefined when it is gone. */
  async read(key: string): Promise<ContactNote | undefined> {
    const note = this.notes.find(({ shown }) => shown.key === key);
    return note && this.open(note);
  }

  drop(key: string): void {
    this.change(this.notes.filter(({ shown }) => shown.key !== key));
  }

  /** The session ended: with the key gone, what is left of the notes in memory is noise. */
  clear(): void {
    this.vaultKey = null;
    this.change([]);
  }

  private async open({ iv, bytes }: Sealed): Promise<ContactNote> {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await this.ownKey(), bytes);
    return JSON.parse(new TextDecoder().decode(text)) as ContactNote;
  }

  private ownKey(): Promise<CryptoKey> {
    this.vaultKey ??= crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    return this.vaultKey;
  }

  private mark(key: string, state: WaitingNote['state'], error: unknown = null): void {
    this.change(
      this.notes.map((note) => (note.shown.key === key ? { ...note, shown: { ...note.shown, state, error } } : note)),
    );
  }

  private change(notes: Sealed[]): void {
    this.notes = notes;
    this.snapshot = notes.map(({ shown }) => shown);
    this.watch(notes.length > 0);
    for (const listener of this.listeners) listener();
  }

  /** While something waits: a warning before leaving, and a try as soon as there may be a network again. */
  private watch(isOn: boolean): void {
    if (isOn === (this.timer !== undefined)) return;
    if (isOn) {
      this.timer = setInterval(this.retry, pace);
      addEventListener('online', this.retry);
      addEventListener('beforeunload', warn);
    } else {
      clearInterval(this.timer);
      this.timer = undefined;
      removeEventListener('online', this.retry);
      removeEventListener('beforeunload', warn);
    }
  }

  private readonly retry = (): void => void this.sendAll();
}

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
