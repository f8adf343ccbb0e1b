import { RuleError } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Where this server is found, without a slash at its end. Never from the Host header but on loopback: a token for another server could else be made to fit.
 * Throws `service.no_address` (503).
 */
export function publicAddress({ publicUrl, host }: Config, request: FastifyRequest): string {
  if (publicUrl !== undefined) return publicUrl;
  if (loopback.has(host)) return `${request.protocol}://${request.host}`;
  throw new RuleError('service.no_address', 'Whoever runs this server has to set PUBLIC_URL first.');
}
