import type { TrajectoryFile } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { followingTexts } from '../following.texts.js';

/** Until it is decided, what was reported stands above what has to be decided about it. */
export function Reported({ file: { trajectory, steps } }: { file: TrajectoryFile }) {
  const t = useTexts(followingTexts);
  const report = steps.find(({ kind }) => kind === 'reported');
  if (!report?.words || (trajectory.phase !== 'reported' && trajectory.phase !== 'triaged')) return null;
  return (
    <section className="mt-6">
      <h2 className="text-[15px] text-mute">{t('reportedBy', { name: report.by })}</h2>
      <p className="following-words max-w-[46rem] text-lg">{report.words}</p>
    </section>
  );
}
