import { Injectable } from '@nestjs/common';
import type { Actor } from '@ketenzicht/shared/kernel';
import type { NewPerson } from '@ketenzicht/shared/person';
import type { OperationId } from '@ketenzicht/shared/operations';
import { newTraceId } from '../platform/audit/access-log.js';
import type { Visit } from '../platform/auth/visit.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { Work } from '../platform/database/work.js';
import { namedUuid } from '../platform/named-uuid.js';
import { EmergencyService } from './emergency.service.js';
import { RegisterService } from './register.service.js';
import { RelationService } from './relation.service.js';

/** Nobody is called this: names that say what they are, and dates of birth that are all the first of a month. */
const givenNames = ['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel', 'India', 'Juliett'];
const levels = ['1', '2-laag', '2-hoog', '3', '4'] as const;

const demoPerson = (number: number, regionId: string): NewPerson => ({
  familyName: `Demo-Persoon ${String(number).padStart(2, '0')}`,
  givenNames: givenNames[number % givenNames.length] ?? null,
  birthDate: `${1955 + ((number * 7) % 45)}-${String((number % 12) + 1).padStart(2, '0')}-01`,
  regionId,
  securityLevel: levels[number % levels.length] ?? null,
  phone: '000 000 00 00',
  address: `Verzonnenstraat ${number}, Nergenshuizen`,
  contact: 'Demo-Mentor',
});

/** Forty invented persons, on the embedded demo only, registered as the demo accounts would: through the same services, with the same lines in the log. */
@Injectable()
export class DemoPersons {
  constructor(
    private readonly pools: RoomPools,
    private readonly work: Work,
    private readonly registering: RegisterService,
    private readonly relations: RelationService,
    private readonly emergencies: EmergencyService,
  ) {}

  /** Does nothing where any person is there already. What broke off goes on at the next start: each person has a key of their own. */
  async load(at: Date): Promise<void> {
    const accounts = await this.accounts();
    const [first, second, director] = ['aanbieder', 'aanbieder2', 'regisseur'].map((name) => accounts.get(name));
    if (!first || !second || !director || (await this.isLoaded(second, at))) return;
    for (let number = 1; number <= 40; number++) await this.enter(number <= 28 ? first : second, director, number, at);
  }

  private async accounts(): Promise<Map<string, Actor>> {
    const { rows } = await this.pools.of('identity').query<Actor & { username: string }>(
      `select username, id, name, role, organisation_id as "organisationId", region_ids as "regionIds", directory_id as "directoryId", scopes
       from identity.account where demo`,
    );
    return new Map(rows.map(({ username, ...actor }) => [username, actor]));
  }

  private async isLoaded(last: Actor, at: Date): Promise<boolean> {
    return this.work.run('care', visitOf(last, 'person.search', at), async (tx) => {
      const { rows } = await tx.query<{ persons: number }>(
        'select count(*)::int as persons from care.person where organisation_id = $1',
        [last.organisationId],
      );
      return (rows[0]?.persons ?? 0) >= 12;
    });
  }

  private async enter(by: Actor, director: Actor, number: number, at: Date): Promise<void> {
    const regionId = by.regionIds[number % by.regionIds.length] ?? '';
    const key = namedUuid('demo', 'person', number);
    const { id } = await this.registering.register(
      visitOf(by, 'person.register', at),
      demoPerson(number, regionId),
      key,
    );
    if (!director.regionIds.includes(regionId)) return;
    if (number % 6 === 0)
      await this.relations.add(visitOf(by, 'relation.add', at), id, {
        accountId: director.id,
        basis: 'chainDirection',
      });
    if (number === 3)
      await this.emergencies.breakGlass(visitOf(director, 'person.breakGlass', at), id, {
        reasonCode: 'crisisAdmission',
        text: 'Voorbeeld: opname in crisis, de behandelaar was niet bereikbaar.',
      });
  }
}

const visitOf = (actor: Actor, operation: OperationId, at: Date): Visit => ({
  operation,
  at,
  actor,
  token: null,
  accessPoint: { type: 'job', id: 'demo' },
  traceId: newTraceId(),
});
