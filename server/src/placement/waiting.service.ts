import { Injectable } from '@nestjs/common';
import { titleEnds, type Need, type TitleDates } from '@ketenzicht/shared/placement';
import { Work } from '../platform/database/work.js';
import { Places } from './places.js';

/** Somebody who waits for a place, as far as rules over the whole country need to know: no note, no reference, nothing that was tried. */
export interface WaitingRequest extends Pick<
  Need,
  'securityLevel' | 'targetGroups' | 'reach' | 'urgency' | 'title' | 'payer' | 'regionId' | 'neededFrom'
> {
  id: string;
  version: number;
  directoryId: string;
  organisationId: string | null;
  askedBy: string;
  titleFrom: string | null;
  titleEnds: string | null;
  openedAt: Date;
  /** When the wait was over; null while it lasts. */
  overAt: Date | null;
}
type Row = Omit<TitleDates, 'title'> &
  Pick<WaitingRequest, 'id' | 'version' | 'directoryId' | 'organisationId' | 'askedBy' | 'openedAt' | 'overAt'> & {
    need: Need;
  };

/** Who waits for a place: read by the clock, for whoever watches over waiting itself. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly work: Work,
    private readonly places: Places,
  ) {}

  /** The regions that border on one. */
  neighbours(directoryId: string, regionId: string): ReadonlySet<string> {
    return this.places.region(directoryId, regionId)?.neighbours ?? none;
  }

  /** Of every open request its version, so that a change that nobody was told of is found all the same. */
  async open(at: Date): Promise<Map<string, number>> {
    const { rows } = await this.work.runByClock('placement', { at, job }, (tx) =>
      tx.query<{ id: string; version: number }>(`select id, version from placement.request where state = 'open'`),
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  read(at: Date, ids: readonly string[]): Promise<WaitingRequest[]> {
    return this.rows(at, `r.id = any ($1::uuid[])`, [ids]);
  }

  /** Whoever waited at some moment between the two. */
  between(from: Date, to: Date): Promise<WaitingRequest[]> {
    return this.rows(to, `r.opened_at < $2 and (r.state = 'open' or coalesce(r.placed_at, r.ended_at) > $1)`, [
      from,
      to,
    ]);
  }

  private async rows(at: Date, where: string, values: unknown[]): Promise<WaitingRequest[]> {
    const { rows } = await this.work.runByClock('placement', { at, job }, (tx) =>
      tx.query<Row>(`${waiting} where ${where}`, values),
    );
    return rows.map(toWaiting);
  }
}

const job = 'coordination.signals';
const none: ReadonlySet<string> = new Set();

const waiting = `
  select r.id, r.version, r.directory_id as "directoryId", r.organisation_id as "organisationId", r.asked_by as "askedBy", r.need,
    r.title_from::text as "titleFrom", r.title_until::text as "titleUntil", r.title_extended as "titleExtended", r.opened_at as "openedAt",
    case when r.state = 'open' then null else coalesce(r.placed_at, r.ended_at) end as "overAt"
  from placement.request r`;

function toWaiting({ need, titleUntil, titleExtended, ...row }: Row): WaitingRequest {
  const { securityLevel, targetGroups, reach, urgency, title, payer, regionId, neededFrom } = need;
  return {
    ...row,
    titleEnds: titleEnds({ title, titleFrom: row.titleFrom, titleUntil, titleExtended }),
    securityLevel,
    targetGroups,
    reach,
    urgency,
    title,
    payer,
    regionId,
    neededFrom,
  };
}
