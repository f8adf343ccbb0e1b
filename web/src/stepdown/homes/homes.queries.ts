import type {
  Dwelling,
  DwellingFile,
  DwellingInput,
  FittingHomes,
  FormFigure,
  TeamReport,
  VptTeam,
} from '@ketenzicht/shared/stepdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask } from '../../platform/http.js';
import { newKey } from '../../platform/new-key.js';
import type { HomesSearch } from './homes.search.js';

/** As the bell calls it: whatever changed of these asks again by itself. */
const key = 'homes';
const fitting = 'fitting-homes';
/** Also when a bell was missed. */
const fresh = { staleTime: 0, refetchInterval: 60_000 };

const queryOf = ({ kind, rent, accessible, by, state }: Omit<HomesSearch, 'region'>) => ({
  kind,
  rent: rent === undefined ? undefined : String(Number(rent) * 100),
  accessible,
  by,
  state,
});

/** Of every region: which one is looked at, the screen decides, so that the others can be counted beside it. */
export function useHomes(search: Omit<HomesSearch, 'region'> = {}) {
  const query = queryOf(search);
  return useQuery({
    queryKey: [key, 'list', query],
    queryFn: () => ask<Dwelling[]>('/dwellings', { query }),
    placeholderData: (before) => before,
    ...fresh,
  });
}

/** The same list, with the region, for a spreadsheet. */
export function homesCsv({ region, ...search }: HomesSearch): string {
  const given = Object.entries({ region, ...queryOf(search) }).filter((one): one is [string, string] =>
    Boolean(one[1]),
  );
  const query = new URLSearchParams(given).toString();
  return `/api/v1/dwellings.csv${query && `?${query}`}`;
}

export const useHome = (id: string) =>
  useQuery({ queryKey: [key, 'file', id], queryFn: () => ask<DwellingFile>(`/dwellings/${id}`), ...fresh });

/** Each look is a line in the log: not asked again whenever any dwelling changes. */
export const useFittingHomes = (waitId: string) =>
  useQuery({
    queryKey: [fitting, waitId],
    queryFn: () => ask<FittingHomes>(`/waits/${waitId}/dwellings`),
    staleTime: 0,
    gcTime: 60_000,
  });

export const useTeams = () =>
  useQuery({ queryKey: [key, 'teams'], queryFn: () => ask<VptTeam[]>('/vpt-teams'), ...fresh });

export const useFormFigures = () =>
  useQuery({ queryKey: [key, 'figures'], queryFn: () => ask<FormFigure[]>('/vpt-form-figures'), ...fresh });

/** Also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    void Promise.all([
      client.invalidateQueries({ queryKey: [key] }),
      client.invalidateQueries({ queryKey: [fitting] }),
    ]);
}

/** Pressing again after a network that failed does the same thing once: as long as nothing else is asked, the key stays. */
function useOnceKey() {
  const kept = useRef({ of: '', key: '' });
  return (asked: unknown): string => {
    const of = JSON.stringify(asked);
    if (kept.current.of !== of) kept.current = { of, key: newKey() };
    return kept.current.key;
  };
}

export function useOfferHome() {
  const onSettled = useRefresh();
  const onceKey = useOnceKey();
  return useMutation({
    mutationFn: (input: DwellingInput) =>
      ask<DwellingFile>('/dwellings', { method: 'POST', body: input, headers: { 'idempotency-key': onceKey(input) } }),
    onSettled,
  });
}

export type HomeVerb = 'confirm' | 'promise' | 'release' | 'let' | 'withdraw' | 'restore';
export interface HomeAct {
  home: Pick<Dwelling, 'id' | 'version'>;
  /** `change` with all its facts; else a verb. */
  verb: HomeVerb | 'change';
  body?: object;
}

export function useHomeAct() {
  const onSettled = useRefresh();
  const onceKey = useOnceKey();
  return useMutation({
    mutationFn: ({ home: { id, version }, verb, body = {} }: HomeAct) =>
      ask<DwellingFile>(`/dwellings/${id}${verb === 'change' ? '' : `/_${verb}`}`, {
        method: verb === 'change' ? 'PUT' : 'POST',
        body,
        headers: { 'if-match': `"${version}"`, 'idempotency-key': onceKey([id, version, verb, body]) },
      }),
    onSettled,
  });
}

export function useSayTeam() {
  const onSettled = useRefresh();
  const onceKey = useOnceKey();
  return useMutation({
    mutationFn: ({ report, version }: { report: TeamReport; version: number }) =>
      ask<VptTeam>('/vpt-teams', {
        method: 'PUT',
        body: report,
        headers: { 'if-match': `"${version}"`, 'idempotency-key': onceKey([report, version]) },
      }),
    onSettled,
  });
}
