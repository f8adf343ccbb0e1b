import * as net from 'node:net';

export interface Heard {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes as they are, for what no HTTP client would send, and hears what comes until the line closes or `patience` ms pass. */
export async function overTheLine(url: string, sent: string | readonly string[], patience = 3_000): Promise<Heard> {
  const { hostname, port } = new URL(url);
  const line = net.connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  const text = await new Promise<string>((resolve) => {
    let heard = '';
    const done = () => {
      clearTimeout(timer);
      line.destroy();
      resolve(heard);
    };
    const timer = setTimeout(done, patience);
    line.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      const [head, body] = heard.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head ?? '')?.[1] ?? Number.NaN);
      if ((body?.length ?? -1) >= length) done();
    });
    line.on('close', done).on('error', done);
    for (const part of [sent].flat()) line.write(part);
  });
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 2)]),
  );
  return { status: Number(first.split(' ')[1] ?? 0), headers, body };
}
