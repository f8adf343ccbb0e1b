import { useMemo, type ReactNode } from 'react';
import { CoverageMap } from '../directory/CoverageMap.js';
import { AroundInterest, type Around } from '../interest/around.context.js';
import { RoundPage } from '../interest/RoundPage.js';
import { RoundsPage } from '../interest/RoundsPage.js';
import { roundsTexts } from '../interest/rounds.texts.js';
import { useTexts } from '../platform/i18n.js';
import { OutflowTabs } from '../stepdown/OutflowTabs.js';
import { outflowTabsTexts } from '../stepdown/outflow-tabs.texts.js';
import { useOwnRegions } from './useOwnRegions.js';

const inOutflow = (Screen: () => ReactNode) =>
  function InterestScreen() {
    const t = useTexts(roundsTexts);
    const tabs = useTexts(outflowTabsTexts);
    const { regions } = useOwnRegions();
    const around = useMemo<Around>(
      () => ({
        section: { label: tabs('section'), tabs: <OutflowTabs /> },
        regions,
        map: (districts, chosen, onChoose) => (
          <CoverageMap {...{ districts, chosen, onChoose, label: t('coverage'), credit: t('credit') }} />
        ),
      }),
      [regions, t, tabs],
    );
    return (
      <AroundInterest value={around}>
        <Screen />
      </AroundInterest>
    );
  };

export const RoundsScreen = inOutflow(RoundsPage);
export const RoundScreen = inOutflow(RoundPage);
