import type { VptForm } from '../vpt/vpt.terms.js';
import type { ChainGround, Seat } from './chain-ground.js';
import type { Link } from './chain-links.js';
import type { ChainTeam } from './chain-network.js';

/** Where somebody may live, who delivers there (-1: nobody has to), and from which day. */
export interface HomePlace {
  home: number;
  team: number;
  day: number;
}

/** What is still there to be given, while chains are chosen one after the other. */
export class ChainStock {
  readonly room: (number | null)[];
  readonly moved: boolean[];
  private readonly homeTaken: boolean[];
  private readonly teamRoom: number[];
  /** By region and forms, until one has less room. */
  private readonly teamsKnown = new Map<string, { team: number; day: number } | null>();

  constructor(private readonly ground: ChainGround) {
    const { wards, movers, homes, teams } = ground.network;
    this.room = wards.map(({ room }) => room);
    this.moved = movers.map(() => false);
    this.homeTaken = homes.map(() => false);
    this.teamRoom = teams.map(({ room }) => room);
  }

  /** The home that somebody can have first. */
  homeFor({ mover: { home: need }, earliest }: Seat): HomePlace | null {
    if (!need) return null;
    let best: HomePlace | null = null;
    for (const home of this.ground.homesFor(need)) {
      const from = this.homeDay(home);
      if (best && from >= best.day) break;
      if (this.homeTaken[home]) continue;
      const team = need.withTeam ? this.teamAt(home) : { team: -1, day: from };
      if (team && (!best || team.day < best.day)) best = { home, team: team.team, day: Math.max(from, team.day) };
      if (best && best.day <= earliest) break;
    }
    return best;
  }

  /** Whether all that a chain takes is still there. */
  has(links: readonly Link[]): boolean {
    return links.every(({ seat, to }) => {
      if (this.moved[seat.at]) return false;
      if ('home' in to) return !this.homeTaken[to.home] && (to.team < 0 || this.roomOf(to.team) > 0);
      return !to.isFree || (this.room[to.ward] ?? 0) > 0;
    });
  }

  take(links: readonly Link[]): void {
    for (const { seat, to } of links) {
      this.moved[seat.at] = true;
      if ('home' in to) {
        this.homeTaken[to.home] = true;
        if (to.team < 0) continue;
        this.teamRoom[to.team] = this.roomOf(to.team) - 1;
        this.teamsKnown.clear();
      } else if (to.isFree) this.room[to.ward] = (this.room[to.ward] ?? 0) - 1;
    }
  }

  private roomOf(team: number): number {
    return this.teamRoom[team] ?? 0;
  }

  private homeDay(home: number): number {
    return Math.max(0, this.ground.days.number(this.ground.network.homes[home]?.from ?? ''));
  }

  private teamAt(home: number): { team: number; day: number } | null {
    const { regionId = '', forms = [] } = this.ground.network.homes[home] ?? {};
    const key = `${regionId} ${forms.join()}`;
    let known = this.teamsKnown.get(key);
    if (known === undefined) {
      known = this.firstTeam(regionId, forms);
      this.teamsKnown.set(key, known);
    }
    return known;
  }

  /** The first that can deliver there. */
  private firstTeam(region: string, meant: readonly VptForm[]): { team: number; day: number } | null {
    let best: { team: number; day: number } | null = null;
    for (const [team, known] of this.ground.network.teams.entries()) {
      if (this.roomOf(team) < 1 || !delivers(known, { regionId: region, forms: meant })) continue;
      const day = Math.max(0, this.ground.days.number(known.from));
      if (!best || day < best.day) best = { team, day };
    }
    return best;
  }
}

/** Of a dwelling. */
interface Meant {
  regionId: string;
  forms: readonly VptForm[];
}
/** A team of the region that delivers one of the forms for which the dwelling is meant; any form where nobody said. */
const delivers = ({ regionId, forms }: ChainTeam, home: Meant): boolean =>
  regionId === home.regionId && (home.forms.length === 0 || forms.some((form) => home.forms.includes(form)));
export const canDeliver = (team: ChainTeam, home: Meant): boolean => team.room > 0 && delivers(team, home);
