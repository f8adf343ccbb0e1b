import { Module } from '@nestjs/common';
import { DemoPeopleService } from './demo-people.service.js';
import { DemoPersons } from './demo-persons.js';
import { EmergencyService } from './emergency.service.js';
import { NoticeController } from './notice.controller.js';
import { NoticeService } from './notice.service.js';
import { PersonController } from './person.controller.js';
import { PersonGate } from './person-gate.service.js';
import { PersonIndex } from './person-index.js';
import { PersonService } from './person.service.js';
import { RegisterService } from './register.service.js';
import { RelationController } from './relation.controller.js';
import { RelationService } from './relation.service.js';
import { PersonVault } from './vault.service.js';

@Module({
  controllers: [PersonController, RelationController, NoticeController],
  providers: [
    DemoPeopleService,
    DemoPersons,
    EmergencyService,
    NoticeService,
    PersonGate,
    PersonIndex,
    PersonService,
    PersonVault,
    RegisterService,
    RelationService,
  ],
  exports: [DemoPeopleService, PersonGate, PersonVault],
})
export class PersonModule {}
