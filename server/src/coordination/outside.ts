import { lookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Everything that is not the public internet: our own machines, our neighbours, and what is routed to nobody (IANA special-purpose registries). */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only what is handed out to the public, without what carries an IPv4 address or a tunnel inside it. */
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

export const isOutside = (address: string): boolean =>
  isIP(address) === 6
    ? outside.check(address, 'ipv6') && !inside.check(address, 'ipv6')
    : isIP(address) === 4 && !inside.check(address, 'ipv4');

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.');

export interface Post {
  url: string;
  headers: Readonly<Record<string, string | number>>;
  body: Buffer | string;
}

/** Milliseconds for all of it: finding the address, connecting, and the first line of the answer. */
const patience = 5_000;

export class Refused extends Error {}
export class TooLong extends Error {}

/**
 * Sends to an address that somebody else chose. The name is looked up once, every address behind it must be a public one, and the connection goes to the
 * address that was checked: a name that points elsewhere a moment later (DNS rebinding) gets nothing. Redirects are not followed and what is answered is not
 * read. Answers with the status; throws when there was none.
 */
export async function postOutside(post: Post, toLoopback: boolean): Promise<number> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), patience);
  const tooLong = new Promise<never>((_, reject) =>
    over.signal.addEventListener('abort', () => reject(new TooLong('took too long')), { once: true }),
  );
  try {
    return await Promise.race([send(post, toLoopback, over.signal), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

async function send({ url, headers, body }: Post, toLoopback: boolean, signal: AbortSignal): Promise<number> {
  const target = new URL(url);
  const { address, family } = await checkedAddress(target, toLoopback);
  const client = target.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      target,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: (_, { all }, found) => (all ? found(null, [{ address, family }]) : found(null, address, family)),
      },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Throws `Refused`, or what looking up a name throws. */
export async function checkedAddress(target: URL, toLoopback: boolean): Promise<{ address: string; family: number }> {
  if (target.protocol !== 'https:' && !(toLoopback && target.protocol === 'http:')) throw new Refused('not https');
  if (target.username !== '' || target.password !== '') throw new Refused('holds a password');
  const name = target.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(name) === 0 ? await lookup(name, { all: true }) : [{ address: name, family: isIP(name) }];
  const [first] = found;
  const isAllowed = ({ address }: { address: string }) => isOutside(address) || (toLoopback && isLoopback(address));
  if (!first || !found.every(isAllowed)) throw new Refused('not a public address');
  return first;
}
