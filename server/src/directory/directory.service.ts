import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { isValidAt, mayOpenDirectory, type Directory, type Location } from '@ketenzicht/shared/directory';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { EntityManager, In } from 'typeorm';
import {
  DirectoryEntity,
  LocationEntity,
  LocationRegionEntity,
  ProviderEntity,
  RegionEntity,
} from './directory.entity.js';

const validity = ({ validFrom, validTo }: { validFrom: Date; validTo: Date | null }) => ({
  validFrom: validFrom.toISOString(),
  validTo: validTo?.toISOString() ?? null,
});

/** Reference data: who and where. Everything carries its validity; a moment shows what was valid then. */
@Injectable()
export class DirectoryService {
  constructor(@InjectEntityManager() private readonly entities: EntityManager) {}

  async openTo(actor: Actor): Promise<Pick<Directory, 'id' | 'name' | 'demo' | 'credit' | 'scheme'>[]> {
    const all = await this.entities.find(DirectoryEntity, { order: { id: 'asc' } });
    return all
      .filter(({ id }) => mayOpenDirectory(actor, id))
      .map(({ id, name, demo, credit, scheme }) => ({ id, name, demo, credit, scheme }));
  }

  /** The register with what is valid at `at`. Throws `directory.unknown` also for one that the actor may not open. */
  async read(actor: Actor, directoryId: string, at: Date): Promise<Directory> {
    const directory = mayOpenDirectory(actor, directoryId)
      ? await this.entities.findOneBy(DirectoryEntity, { id: directoryId })
      : null;
    if (!directory) throw new RuleError('directory.unknown', 'There is no such register that you may open.');
    const [regions, providers] = await Promise.all([
      this.entities.find(RegionEntity, { where: { directoryId }, order: { scheme: 'asc', code: 'asc' } }),
      this.entities.find(ProviderEntity, { where: { directoryId }, order: { name: 'asc' } }),
    ]);
    const locations = await this.entities.find(LocationEntity, {
      where: { providerId: In(providers.map(({ id }) => id)) },
      order: { name: 'asc' },
    });
    const placed = await this.entities.find(LocationRegionEntity, {
      where: { locationId: In(locations.map(({ id }) => id)) },
    });
    const valid = <T extends { validFrom: Date; validTo: Date | null }>(things: T[]) =>
      things.filter((thing) => isValidAt(validity(thing), at));
    const inRegion = valid(placed);
    const { id, name, demo, credit, scheme } = directory;
    return {
      id,
      name,
      demo,
      credit,
      scheme,
      regions: valid(regions).map((region) => ({
        id: region.id,
        scheme: region.scheme,
        code: region.code,
        name: region.name,
        assumed: region.assumed,
        ...validity(region),
      })),
      providers: valid(providers).map((one) => ({
        id: one.id,
        name: one.name,
        agb: one.agb,
        ura: one.ura,
        kvk: one.kvk,
        ...validity(one),
      })),
      locations: valid(locations).map((one) => toLocation(one, inRegion)),
    };
  }
}

const toLocation = (one: LocationEntity, placed: readonly LocationRegionEntity[]): Location => ({
  id: one.id,
  providerId: one.providerId,
  name: one.name,
  city: one.city,
  latitude: one.latitude,
  longitude: one.longitude,
  regions: Object.fromEntries(
    placed.filter(({ locationId }) => locationId === one.id).map(({ scheme, regionId }) => [scheme, regionId]),
  ),
  ...validity(one),
});
