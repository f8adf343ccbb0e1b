import { bedState, isInNiche, nicheKey } from '@ketenzicht/shared/coordination';
import type { SecurityLevel } from '@ketenzicht/shared/directory';
import { OutflowCell } from './outflow.cell.js';
import { NicheCell, type WardCell } from './signal.cell.js';
import type { SignalRequest, SignalWard } from './signal.shapes.js';

/** Whatever lies at one security level of one register: no event reaches further than that. */
interface Layer {
  wards: Set<WardCell>;
  niches: Map<string, NicheCell>;
  long: Set<WardCell>;
  outflows: Map<string, OutflowCell>;
}

export type Neighbours = (directoryId: string, regionId: string) => ReadonlySet<string>;

/** What lies where: which wards could serve a niche, and whose outflow a ward is part of. What holds there is for the board. */
export class SignalPlaces {
  private readonly layers = new Map<string, Layer>();

  constructor(private readonly neighbours: Neighbours) {}

  /** Somebody waits or waited there. */
  niche(key: string): NicheCell | undefined {
    for (const { niches } of this.layers.values()) if (niches.has(key)) return niches.get(key);
    return undefined;
  }

  outflow(subject: string): OutflowCell | undefined {
    for (const { outflows } of this.layers.values()) if (outflows.has(subject)) return outflows.get(subject);
    return undefined;
  }

  nicheOf(request: SignalRequest): NicheCell | undefined {
    return this.layer(request.directoryId, request.securityLevel).niches.get(nicheKey(request));
  }

  openNiche(request: SignalRequest, at: number): NicheCell {
    const { directoryId, regionId, securityLevel, targetGroups, reach } = request;
    const niche = new NicheCell({
      directoryId,
      regionId,
      securityLevel,
      targetGroups: [...targetGroups].sort(),
      reach,
    });
    const layer = this.layer(directoryId, securityLevel);
    layer.niches.set(niche.key, niche);
    for (const ward of layer.wards) this.join(ward, niche, at);
    return niche;
  }

  closeNiche(niche: NicheCell): void {
    const { directoryId, securityLevel } = niche.niche;
    for (const ward of niche.wards) ward.niches.delete(niche);
    this.layer(directoryId, securityLevel).niches.delete(niche.key);
  }

  /** Wards of the level of a niche that have had a free bed for long. */
  longFree({ niche: { directoryId, securityLevel } }: NicheCell): ReadonlySet<WardCell> {
    return this.layer(directoryId, securityLevel).long;
  }

  /** Notes whether a ward is one of those; gives the niches of its level. */
  noteLongFree(cell: WardCell): Iterable<NicheCell> {
    const { directoryId, securityLevel } = cell.ward;
    if (securityLevel === null) return [];
    const { long, niches } = this.layer(directoryId, securityLevel);
    if (cell.isLong) long.add(cell);
    else long.delete(cell);
    return niches.values();
  }

  /** A ward that came, or that is something else than it was: gives what it left, and the niches that it came to. */
  move(cell: WardCell, old: SignalWard, at: number): { niches: Set<NicheCell>; outflow: OutflowCell | null } {
    const niches = new Set(cell.niches);
    for (const niche of niches) {
      niche.wards.delete(cell);
      niche.states[cell.state]--;
    }
    cell.niches.clear();
    if (old.securityLevel !== null) {
      const layer = this.layer(old.directoryId, old.securityLevel);
      layer.wards.delete(cell);
      layer.long.delete(cell);
      cell.isLong = false;
    }
    this.enter(cell, at);
    for (const niche of cell.niches) niches.add(niche);
    return { niches, outflow: this.moveOutflow(cell) };
  }

  private enter(cell: WardCell, at: number): void {
    const { directoryId, securityLevel } = cell.ward;
    if (securityLevel === null) return;
    const layer = this.layer(directoryId, securityLevel);
    layer.wards.add(cell);
    for (const niche of layer.niches.values()) this.join(cell, niche, at);
  }

  private join(cell: WardCell, niche: NicheCell, at: number): void {
    const { directoryId, regionId } = niche.niche;
    if (!isInNiche(niche.niche, cell.ward, this.neighbours(directoryId, regionId))) return;
    cell.state = bedState(cell.ward, at);
    niche.wards.add(cell);
    niche.states[cell.state]++;
    cell.niches.add(niche);
  }

  private moveOutflow(cell: WardCell): OutflowCell | null {
    const { outflow: old, ward } = cell;
    cell.outflow = ward.securityLevel === null ? null : this.outflowOf(ward, ward.securityLevel);
    if (old === cell.outflow) return null;
    old?.wards.delete(cell);
    cell.outflow?.wards.add(cell);
    return old;
  }

  private outflowOf({ directoryId, regionId }: SignalWard, level: SecurityLevel): OutflowCell {
    const { outflows } = this.layer(directoryId, level);
    const made = new OutflowCell(directoryId, regionId, level);
    const known = outflows.get(made.subject) ?? made;
    outflows.set(made.subject, known);
    return known;
  }

  private layer(directoryId: string, level: string): Layer {
    const key = `${directoryId} ${level}`;
    const known = this.layers.get(key);
    if (known) return known;
    const layer: Layer = { wards: new Set(), niches: new Map(), long: new Set(), outflows: new Map() };
    this.layers.set(key, layer);
    return layer;
  }
}
