import type { Page, Worker } from '@playwright/test';

/** What the service worker gave the operating system to show. */
interface Shown {
  title: string;
  options: { body?: string; tag?: string; data?: unknown };
}
/** Within the service worker. */
interface Inside {
  shown: Shown[];
  opened: string[];
  registration: { showNotification: (title: string, options: Shown['options']) => Promise<void> };
  clients: { openWindow: (url: string) => Promise<null> };
  dispatchEvent: (event: Event) => boolean;
}

/**
 * The service worker of the built product in a real browser. A Chromium without a head has no notifications (`Notification.permission` is `denied`, whatever
 * is granted) and lets nobody open a window without a press: the last step to the operating system is written down here instead of taken.
 */
export class WorkerOf {
  private constructor(
    private readonly page: Page,
    private readonly worker: Worker,
  ) {}

  static async open(page: Page): Promise<WorkerOf> {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const [worker] = page.context().serviceWorkers();
    if (!worker) throw new Error('the page has no service worker');
    await worker.evaluate(() => {
      const inside = globalThis as unknown as Inside;
      Object.assign(inside, { shown: [], opened: [] });
      inside.registration.showNotification = async (title, options) => void inside.shown.push({ title, options });
      inside.clients.openWindow = async (url) => {
        inside.opened.push(url);
        return null;
      };
    });
    return new WorkerOf(page, worker);
  }

  /** By the browser's own way for developers: from here on it is a push message like any other. */
  async receive(data: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const known = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const one = registrations.find(({ isDeleted }) => !isDeleted);
        if (one) resolve(one.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const origin = new URL(this.page.url()).origin;
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await known, data });
    await session.detach();
  }

  shown(): Promise<Shown[]> {
    return this.worker.evaluate(() => (globalThis as unknown as Inside).shown);
  }

  /** A press on what was shown last; answers with the windows that it opens. */
  press(): Promise<string[]> {
    return this.worker.evaluate(async () => {
      const inside = globalThis as unknown as Inside;
      const waits: Promise<unknown>[] = [];
      const event = Object.defineProperties(new Event('notificationclick'), {
        notification: { value: { close: () => undefined, data: inside.shown.at(-1)?.options.data } },
        waitUntil: { value: (work: Promise<unknown>) => void waits.push(work) },
      });
      inside.dispatchEvent(event);
      await Promise.all(waits);
      return inside.opened;
    });
  }
}
