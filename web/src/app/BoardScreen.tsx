import { seesFromAfar } from '@ketenzicht/shared/capacity';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { CapacityBoard } from '../capacity/board/CapacityBoard.js';
import type { BoardSearch } from '../capacity/board/board.search.js';
import { LookBack } from '../capacity/board/LookBack.js';
import { boardTexts } from '../capacity/board/board.texts.js';
import { useRegister } from '../capacity/register.context.js';
import { Regions } from '../directory/Regions.js';
import { RegisterSwitch } from '../directory/RegisterSwitch.js';
import { useActor } from '../platform/session.js';
import { useTexts } from '../platform/i18n.js';
import { FromAfar } from './FromAfar.js';
import { screens } from './lazy-screens.js';
import { OtherBoard } from './OtherBoard.js';
import { PastBanner } from './PastBanner.js';

const Beside = lazy(() => screens.stepdownBeside().then((file) => ({ default: file.StepdownBeside })));
/** Fetched when somebody looks at places to go on to; a part that does not come leaves the beds. */
const Onward = ({ regions }: { regions: readonly string[] }) => (
  <Suspense>
    <Beside regions={regions} />
  </Suspense>
);

/** The board at an address: of which register and of which moment, with the map put in. */
export function BoardScreen() {
  const search = useSearch({ from: '/' });
  const own = useRegister().directory.id;
  const directory = search.register === own ? undefined : search.register;
  const { asOf, knownAt } = search;
  if (directory === undefined && asOf === undefined) return <Board search={search} at={null} />;
  return (
    <OtherBoard key={[directory, asOf, knownAt].join(' ')} moment={{ directory, asOf, knownAt }}>
      <Board search={search} at={asOf === undefined ? null : new Date(asOf)} />
    </OtherBoard>
  );
}

function Board({ search, at }: { search: BoardSearch; at: Date | null }) {
  const t = useTexts(boardTexts);
  const actor = useActor();
  const isFar = seesFromAfar(actor);
  const mayReport = mayAsk({ ...actor, scopes: [] }, operations['knelpunt.open']);
  const navigate = useNavigate({ from: '/' });
  const { directory } = useRegister();
  const go = (part: Partial<BoardSearch>, replace = true) =>
    void navigate({ to: '/', search: (old) => ({ ...old, ...part }), replace, resetScroll: false });
  const now = { asOf: undefined, knownAt: undefined };
  return (
    <>
      {at && <PastBanner at={at} asKnown={search.knownAt !== undefined} onNow={() => go(now, false)} />}
      <CapacityBoard
        search={search}
        onSearch={go}
        at={at}
        subtitle={
          <>
            {' '}
            <div className="flex flex-wrap items-center gap-x-4">
              <RegisterSwitch
                open={directory}
                only={directory.scheme === 'arrondissement' ? t('everywhere') : directory.name}
                onOpen={(register) => void navigate({ to: '/', search: { register } })}
              />
              {search.region !== undefined && search.wall === undefined && at === null && mayReport && (
                <Link
                  to="/cases/new"
                  search={{ kind: 'knelpunt', region: search.region.split(',')[0] }}
                  className="chip-quiet inline-flex items-center print:hidden"
                >
                  {t('report')}
                </Link>
              )}
              {search.wall === undefined && <LookBack onGo={(moment) => go(moment, false)} />}
            </div>
            {isFar && <FromAfar />}
          </>
        }
        renderOnward={(regions) => directory.id === actor.directoryId && <Onward regions={regions} />}
        renderRegions={({ totals, selected, onToggle }) => (
          <Regions
            scheme={directory.scheme}
            credit={directory.credit}
            regions={directory.regions}
            figures={totals}
            selected={selected}
            onToggle={onToggle}
          />
        )}
      />
    </>
  );
}
