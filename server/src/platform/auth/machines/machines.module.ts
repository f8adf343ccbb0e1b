import { Module } from '@nestjs/common';
import { MachineClientService } from './machine-client.service.js';
import { MachineLogin } from './machine-login.js';
import { TokenController } from './token.controller.js';

@Module({
  controllers: [TokenController],
  providers: [MachineLogin, MachineClientService],
  exports: [MachineClientService],
})
export class MachinesModule {}
