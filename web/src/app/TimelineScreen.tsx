import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useFollowed } from '../ketenveldnorm/card/card.queries.js';
import { Timeline } from '../ketenveldnorm/timeline/Timeline.js';
import { Answer } from '../platform/Answer.js';
import { InFollowed } from './InFollowed.js';

/** The years of one person by themselves, until they stand in the file. */
export function TimelineScreen() {
  const { trajectoryId = '' } = useParams({ strict: false });
  const file = useFollowed(trajectoryId);
  const reference = file.data?.trajectory.reference;
  useEffect(() => void (document.title = `${reference ?? 'LL'} · Ketenzicht`), [reference]);
  return (
    <InFollowed>
      <div className="mx-auto max-w-6xl px-4 pt-7 pb-16">
        <h1 className="text-[28px] leading-tight font-bold">{reference}</h1>
        <Answer of={file}>{({ trajectory }) => <Timeline trajectory={trajectory} />}</Answer>
      </div>
    </InFollowed>
  );
}
