import { subscribe, unsubscribe } from './told.queries.js';

export type PushState = 'cannot' | 'denied' | 'off' | 'on';

/** Only where a service worker is: over https or on this machine, and in a build. */
const worker = async (): Promise<ServiceWorkerRegistration | undefined> =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
    ? navigator.serviceWorker.getRegistration()
    : undefined;

export async function pushState(): Promise<PushState> {
  const registration = await worker();
  if (!registration) return 'cannot';
  if (Notification.permission === 'denied') return 'denied';
  return (await registration.pushManager.getSubscription()) ? 'on' : 'off';
}

/** Asks the person by way of the browser, then the browser's own push service. Throws when that cannot be reached. */
export async function turnOn(publicKey: string): Promise<PushState> {
  const registration = await worker();
  if (!registration) return 'cannot';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  await subscribe(subscription.toJSON());
  return 'on';
}

/** The server first: a subscription that only the browser forgot would be tried for nothing. */
export async function turnOff(): Promise<PushState> {
  const registration = await worker();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    await unsubscribe(subscription.endpoint);
    await subscription.unsubscribe();
  }
  return pushState();
}
