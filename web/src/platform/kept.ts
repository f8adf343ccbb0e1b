/** One place in the browser for what must survive a night without network. Bigger than localStorage allows, hence IndexedDB. */
const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('ketenzicht', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kept'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
  });

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await open();
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction('kept', mode).objectStore('kept'));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('not kept')));
    }).finally(() => database.close());
  } catch {
    // A browser that keeps nothing still shows everything; only the list for a night without network is missing.
    return null;
  }
}

export const keep = async (key: string, value: unknown): Promise<void> =>
  void (await run('readwrite', (store) => store.put(value, key)));
export const kept = async <T>(key: string): Promise<T | null> =>
  ((await run('readonly', (store) => store.get(key))) as T | undefined) ?? null;
export const forgetKept = async (): Promise<void> => void (await run('readwrite', (store) => store.clear()));
