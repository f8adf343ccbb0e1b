import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RegionScheme } from '@ketenzicht/shared/directory';

@Entity('directory')
export class DirectoryEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('boolean') demo!: boolean;
  @Column('text', { nullable: true }) credit!: string | null;
  @Column('text') scheme!: RegionScheme;
}

@Entity('region')
export class RegionEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'directory_id' }) directoryId!: string;
  @Column('text') scheme!: RegionScheme;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('boolean') assumed!: boolean;
  @Column('timestamptz', { name: 'valid_from' }) validFrom!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) validTo!: Date | null;
}

@Entity('provider')
export class ProviderEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'directory_id' }) directoryId!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) agb!: string | null;
  @Column('text', { nullable: true }) ura!: string | null;
  @Column('text', { nullable: true }) kvk!: string | null;
  @Column('timestamptz', { name: 'valid_from' }) validFrom!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) validTo!: Date | null;
}

@Entity('location')
export class LocationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'provider_id' }) providerId!: string;
  @Column('text') name!: string;
  @Column('text') city!: string;
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('double precision', { nullable: true }) longitude!: number | null;
  @Column('timestamptz', { name: 'valid_from' }) validFrom!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) validTo!: Date | null;
}

@Entity('location_region')
export class LocationRegionEntity {
  @PrimaryColumn('uuid', { name: 'location_id' }) locationId!: string;
  @PrimaryColumn('text') scheme!: RegionScheme;
  @Column('text', { name: 'region_id' }) regionId!: string;
  @PrimaryColumn('timestamptz', { name: 'valid_from' }) validFrom!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) validTo!: Date | null;
}
