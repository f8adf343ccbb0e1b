import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import type { TitleCode, TitleInfo } from '@ketenzicht/shared/placement';
import { createContext, useContext } from 'react';

/** Regions and wards belong to the open register, which is another feature's; as are the names of titles and target groups. */
export interface Places {
  regions: readonly { id: string; name: string }[];
  ownRegionId: string | null;
  regionName: (id: string) => string;
  /** Of the own organisation, by name. */
  ownWards: readonly { id: string; name: string; regionId: string }[];
  /** With the location it is at; what is not on this board has no name. */
  wardName: (id: string) => string | null;
  wardLevel: (id: string) => SecurityLevel | null;
  /** The few whose name has all of these words, of any organisation. */
  findWards: (words: string) => readonly { id: string }[];
  /** The words of requests for a place, which are another feature's. */
  titleName: (code: TitleCode) => string;
  titleGroupName: (group: TitleInfo['group']) => string;
  groupName: (group: TargetGroup) => string;
}

export const PlacesContext = createContext<Places>({
  regions: [],
  ownRegionId: null,
  regionName: (id) => id,
  ownWards: [],
  wardName: () => null,
  wardLevel: () => null,
  findWards: () => [],
  titleName: (code) => code,
  titleGroupName: (group) => group,
  groupName: (group) => group,
});
export const usePlaces = () => useContext(PlacesContext);
