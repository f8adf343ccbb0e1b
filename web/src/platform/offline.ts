/** Asks the browser to open this page without network too. Not every browser or address allows it; the page works without. */
async function shelved(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  // Without a registration `ready` never comes.
  await Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, 10_000))]);
}

/** Fetches, once the screen stands, what will be needed when the network is gone: then it can no longer be fetched. */
export async function prepareForOffline(needed: readonly (() => Promise<unknown>)[]): Promise<void> {
  await shelved();
  await Promise.allSettled(needed.map((fetchIt) => fetchIt()));
}
