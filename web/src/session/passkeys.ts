import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { ProblemError } from '../platform/problem.error.js';

/** A passkey belongs to the name of a host; an address of numbers has none. */
export const canUsePasskeys = (): boolean =>
  browserSupportsWebAuthn() && !/^[\d.]+$|:/.test(location.hostname.replaceAll(/[[\]]/g, ''));

/** Someone who closes the browser's own dialog has not failed at anything. */
const cancelled = () => new ProblemError({ status: 0, code: 'passkey.cancelled' });
type Said = Record<string, unknown>;

export const askPasskey = (options: object): Promise<Said> =>
  startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON }).then(
    (said) => ({ ...said }),
    () => Promise.reject(cancelled()),
  );

export const makePasskey = (options: object): Promise<Said> =>
  startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }).then(
    (said) => ({ ...said }),
    () => Promise.reject(cancelled()),
  );
