import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Does } from '../auth/session.guard.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../tokens.js';

/** Within a year, so that somebody looks once a year whether the address still works. A test begins to fail sixty days before. */
export const expires = '2027-10-31T23:00:00.000Z';

/** Whom to tell of a weakness (RFC 9116, mandatory for Dutch government since 25 May 2023). */
@Controller('.well-known')
export class SecurityTxtController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('security.txt')
  @Does('security.contact')
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  contact(): string {
    const canonical = this.config.door.origins.map((origin) => `Canonical: ${origin}/.well-known/security.txt\n`);
    return `# Meld een zwakke plek hier. / Report a weakness here.
Contact: mailto:ketenzicht@example.org
Expires: ${expires}
Preferred-Languages: nl, en
Policy: https://example.org/ketenzicht/security
${canonical.join('')}`;
  }
}
