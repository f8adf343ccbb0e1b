import type { Ward } from '@ketenzicht/shared/directory';

export interface WardRow {
  id: string;
  directory_id: string;
  provider_id: string;
  location_id: string;
  region_id: string;
  name: string;
  setting: Ward['setting'];
  security_level: Ward['securityLevel'];
  care_intensity: Ward['careIntensity'];
  target_groups: Ward['targetGroups'];
  sex: Ward['sex'];
  age_min: number;
  age_max: number | null;
  titles: Ward['titles'];
  payers: Ward['payers'];
  phone: string;
  places: number | null;
  valid_from: Date;
  valid_to: Date | null;
}

/** Of the view `ward_in_region`: a ward with its region in its directory's own scheme. */
export const wardColumns = `w.id, w.directory_id, w.provider_id, w.location_id, w.region_id, w.name, w.setting, w.security_level, w.care_intensity,
  w.target_groups, w.sex, w.age_min, w.age_max, w.titles, w.payers, w.phone, w.places, w.valid_from, w.valid_to`;

export const toWard = (row: WardRow): Ward => ({
  id: row.id,
  name: row.name,
  providerId: row.provider_id,
  locationId: row.location_id,
  regionId: row.region_id,
  setting: row.setting,
  securityLevel: row.security_level,
  careIntensity: row.care_intensity,
  targetGroups: row.target_groups,
  sex: row.sex,
  ageMin: row.age_min,
  ageMax: row.age_max,
  titles: row.titles,
  payers: row.payers,
  phone: row.phone,
  places: row.places,
});
