/** Which methods each address knows, for the one answer that needs it: 405 with `Allow` (RFC 9110, 15.5.6). */
export class Routes {
  private readonly known: { pattern: RegExp; method: string }[] = [];

  add(method: string | string[], url: string): void {
    if (url === '*' || url === '/*') return;
    const pattern = new RegExp(
      `^${url.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, '[^/]+')}$`,
    );
    for (const one of [method].flat()) this.known.push({ pattern, method: one });
  }

  /** Of a path without its query; none when there is nothing there. */
  methodsAt(path: string): string[] {
    return [...new Set(this.known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))].sort();
  }
}
