/** As much of a browser as a login needs: cookies by site, and redirects one at a time, so that a test can look in between. */
export class WebBrowser {
  /** By origin; a value that is empty was taken away. */
  readonly cookies = new Map<string, Map<string, string>>();
  /** Every address that was asked for, as a history would hold it. */
  readonly visited: string[] = [];

  async go(
    address: string,
    { form, headers = {} }: { form?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    const { origin } = new URL(address);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    this.visited.push(address);
    const response = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      location: location === null ? undefined : new URL(location, address).href,
      text: await response.text(),
    };
  }

  /** Follows redirects until one leads to where `stop` says, or there are no more. The address that it stopped before, or ended at. */
  async follow(
    address: string,
    stop: (next: URL) => boolean = () => false,
  ): Promise<{ at: string; text: string; status: number }> {
    let at = address;
    for (let step = 0; step < 15; step++) {
      if (stop(new URL(at))) return { at, text: '', status: 0 };
      const { location, text, status } = await this.go(at);
      if (location === undefined) return { at, text, status };
      at = location;
    }
    throw new Error(`too many redirects, the last to ${at}`);
  }
}
