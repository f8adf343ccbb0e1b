import { RuleError } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';

const mostHeaders = 100;
/** What we can answer with. Anything else would be a lie about the content (API-39). */
const answers =
  /(\*\/\*|application\/(\*|json|problem\+json|pdf|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)|text\/(\*|csv|html|plain)|image\/svg\+xml)(\s*[;,]|\s*$)/i;

/** What is wrong with a request before anyone looks at what it asks; undefined when nothing is. Done for every report: keep it cheap. */
export function faultOf({ raw, url, headers }: FastifyRequest, hosts: ReadonlySet<string>): RuleError | undefined {
  return headersFault(raw.rawHeaders) ?? hostFault(headers.host, url, hosts) ?? acceptFault(headers.accept, url);
}

/** Node keeps the first of two and says nothing: a proxy in front may have decided on the second. */
function headersFault(raw: readonly string[]): RuleError | undefined {
  if (raw.length > 2 * mostHeaders) return new RuleError('headers.too_large', `Send at most ${mostHeaders} headers.`);
  let hosts = 0;
  let authorizations = 0;
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
    else if (name.length === 13 && name.toLowerCase() === 'authorization') authorizations++;
  }
  if (hosts !== 1) return new RuleError('request.host_invalid', 'Send the Host header once.');
  if (authorizations > 1) return new RuleError('request.ambiguous', 'Send the Authorization header once.');
  return undefined;
}

function hostFault(host: string | undefined, url: string, hosts: ReadonlySet<string>): RuleError | undefined {
  // Whoever watches the health of a machine knows it by its own name.
  if (hosts.size === 0 || url.startsWith('/health/') || (host !== undefined && hosts.has(host.toLowerCase())))
    return undefined;
  return new RuleError('request.misdirected', 'This server does not answer to that name.');
}

function acceptFault(accept: string | undefined, url: string): RuleError | undefined {
  if (accept === undefined || accept === '' || !url.startsWith('/api/') || answers.test(accept)) return undefined;
  return new RuleError('request.not_acceptable', 'The answer is application/json; accept that.');
}
