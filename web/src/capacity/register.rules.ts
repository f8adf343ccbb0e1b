import type { Directory, Location, Provider, Region, Ward } from '@ketenzicht/shared/directory';

/** The register that is open, with its names by id. */
export interface Register {
  directory: Directory;
  providers: ReadonlyMap<string, Provider>;
  locations: ReadonlyMap<string, Location>;
  regions: ReadonlyMap<string, Region>;
}

const byId = <T extends { id: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

export const openRegister = (directory: Directory): Register => ({
  directory,
  providers: byId(directory.providers),
  locations: byId(directory.locations),
  regions: byId(directory.regions),
});

/** Whose ward it is and where: "Fivoor · Den Dolder". */
export interface WardNames {
  provider: string;
  city: string;
  region: string;
}

export const wardNames = (
  register: Register,
  ward: Pick<Ward, 'providerId' | 'locationId' | 'regionId'>,
): WardNames => ({
  provider: register.providers.get(ward.providerId)?.name ?? '',
  city: register.locations.get(ward.locationId)?.city ?? '',
  region: register.regions.get(ward.regionId)?.name ?? '',
});
