import { publishedProfiles } from './vpt.terms.js';

/** The published tables that can be read, by what they are about; the numbers are those of the paper of the NZa. */
export const nzaTables = [
  'deliveryForms',
  'withTreatment',
  'withoutTreatment',
  'bothTreatments',
  'inflow',
  'outflow',
  'spending',
] as const;
export type NzaTable = (typeof nzaTables)[number];

/** `count`: whole. `percent`: as printed. `name`: what the line is of. */
export type NzaColumn = 'name' | 'count' | 'percent';
export interface NzaShape {
  columns: Readonly<Record<string, NzaColumn>>;
  /** The lines that must be there; null: any years, each once. */
  names: readonly string[] | null;
}

const profiles = {
  columns: { profiel: 'name', percentage_vpt: 'percent', percentage_zzp: 'percent', aantal: 'count' },
  names: [...publishedProfiles, 'totaal'],
} as const satisfies NzaShape;

export const nzaShapes: Readonly<Record<NzaTable, NzaShape>> = {
  deliveryForms: {
    columns: { leveringsvorm: 'name', aantal: 'count', percentage: 'percent' },
    names: ['verblijf (zzp)', 'vpt', 'mpt of (mpt+pgb)', 'uitsluitend pgb'],
  },
  withTreatment: profiles,
  withoutTreatment: profiles,
  bothTreatments: profiles,
  inflow: {
    columns: {
      jaar: 'name',
      vpt: 'count',
      zzp: 'count',
      totaal: 'count',
      percentage_vpt: 'percent',
      percentage_zzp: 'percent',
    },
    names: null,
  },
  outflow: {
    columns: {
      jaar_van_instroom: 'name',
      vpt_naar_overleden: 'count',
      vpt_naar_zzp: 'count',
      zzp_naar_overleden: 'count',
      zzp_naar_vpt: 'count',
    },
    names: null,
  },
  spending: {
    columns: { profiel: 'name', vpt: 'count', zzp: 'count', totaal: 'count' },
    names: [...publishedProfiles, 'totaal'],
  },
};

export const columnsOf = (table: NzaTable): [string, NzaColumn][] => Object.entries(nzaShapes[table].columns);
export const nameColumnOf = (table: NzaTable): string => columnsOf(table)[0]?.[0] ?? '';
