import { Module } from '@nestjs/common';
import { IdentityProvider } from './identity-provider.js';
import { OidcController } from './oidc.controller.js';
import { OidcLogout } from './oidc.logout.js';
import { OidcLogoutController } from './oidc-logout.controller.js';
import { OidcService } from './oidc.service.js';

@Module({
  controllers: [OidcController, OidcLogoutController],
  providers: [IdentityProvider, OidcService, OidcLogout],
  exports: [IdentityProvider, OidcService],
})
export class OidcModule {}
