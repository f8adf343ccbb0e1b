/*
 * Lets the last loaded Ketenzicht open without network: the page itself and its hashed files. Figures are not kept here; the page
 * keeps its last board itself and shows its age. With network the page is always asked for first, so nobody is held on an old one.
 */
const shelf = 'ketenzicht-shell-1';
const shelfHolds = 80;

self.addEventListener('install', (event) => event.waitUntil(stock().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** The page that brought us here was loaded before us: take it and what it names. */
async function stock() {
  const cache = await caches.open(shelf);
  const answer = await fetch('/');
  const html = await answer.clone().text();
  await cache.addAll([...new Set(html.match(/\/assets\/[\w.-]+/g))]);
  await cache.put('/', answer);
}

/** Every address of the app is the same page. */
async function page(request) {
  const cache = await caches.open(shelf);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put('/', answer.clone());
    return answer;
  } catch (error) {
    return (await cache.match('/')) ?? Promise.reject(error);
  }
}

/** A hashed file never changes; those of former versions drop off the end of the shelf. */
async function file(request) {
  const cache = await caches.open(shelf);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const names = await cache.keys();
    await Promise.all(names.slice(0, -shelfHolds).map((name) => cache.delete(name)));
  }
  return answer;
}

/** A topic and a reference: never about whom. Without words there is still something to look at. */
self.addEventListener('push', (event) => {
  const said = read(event.data);
  const words = { body: said.body, tag: said.tag, data: { path: said.path }, icon: '/favicon.svg' };
  event.waitUntil(self.registration.showNotification(said.title ?? 'Ketenzicht', words));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data?.path));
});

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Only ever in our own, and never instead of what somebody is writing in another window. */
async function show(path) {
  const url = new URL(path ?? '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((one) => one.url === url.href);
  await (open ? open.focus() : self.clients.openWindow(url.href));
}
