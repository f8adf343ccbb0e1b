import { version } from './version.js';

/** For pages: scripts and styles of ours from files of ours, and nothing else. React sets single styles through the DOM, which this allows. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'api-version': version,
};

export const dataHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'api-version': version,
  'cache-control': 'no-store',
};

/** Only where the page came over https: on a demo over http it would lock the browser out of its own machine. */
export const httpsOnly = 'max-age=31536000; includeSubDomains';

const isData = (url: string) => url.startsWith('/api/') || url.startsWith('/health/');
export const headersFor = (url: string): Readonly<Record<string, string>> => (isData(url) ? dataHeaders : pageHeaders);
