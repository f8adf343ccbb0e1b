/** What this browser keeps between visits. A full or forbidden store is no reason to fail: then nothing is kept. */
export function readStored<T>(key: string, otherwise: T | null = null): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function store(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private mode or a full disk: the page works, it only forgets.
  }
}
