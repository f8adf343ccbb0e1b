import type { Unit } from '@ketenzicht/shared/capacity';
import type { Directory } from '@ketenzicht/shared/directory';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../../platform/http.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { openRegister, type Register } from '../register.rules.js';
import { UnknownWard } from '../UnknownWard.js';
import { wardTexts } from './ward.texts.js';

interface Found {
  unit: Unit;
  register: Register;
}

const askEvery = 15_000;

const otherWardQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['other-ward', unitId],
    queryFn: () => findWard(unitId),
    refetchInterval: askEvery,
  });

/** A unit does not say which register it is of; of the few that someone may open, it is the one that knows its location. */
async function findWard(unitId: string): Promise<Found> {
  const unit = await ask<Unit>(`/units/${encodeURIComponent(unitId)}`);
  const registers = await ask<{ id: string }[]>('/directories');
  const directories = await Promise.all(
    registers.map(({ id }) => ask<Directory>('/directory', { query: { directory: id } })),
  );
  const directory = directories.find(({ locations }) => locations.some(({ id }) => id === unit.locationId));
  if (!directory) throw new ProblemError({ status: 404, code: 'unit.unknown' });
  return { unit, register: openRegister(directory) };
}

/** A ward of another register, for who may open that: not live, asked anew every quarter of a minute. */
export function OtherWard({ unitId, children }: { unitId: string; children: (found: Found) => ReactNode }) {
  const t = useTexts(wardTexts);
  const problem = useProblemText();
  const { data, error, refetch } = useQuery(otherWardQuery(unitId));
  if (data) return children(data);
  if (!error) return <Loading>{t('loadingWard')}</Loading>;
  if (error instanceof ProblemError && error.status === 404) return <UnknownWard />;
  return <Notice title={t('wardFailed')} text={problem(error)} action={t('again')} onAction={() => void refetch()} />;
}
