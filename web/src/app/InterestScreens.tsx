import { useMemo, type ReactNode } from 'react';
import { CoverageMap } from '../directory/CoverageMap.js';
import { AroundInterest, type Around, type MapProps } from '../interest/around.context.js';
import { RoundPage } from '../interest/RoundPage.js';
import { RoundsPage } from '../interest/RoundsPage.js';
import { roundsTexts } from '../interest/rounds.texts.js';
import { useTexts } from '../platform/i18n.js';
import { OutflowTabs } from '../stepdown/OutflowTabs.js';
import { outflowTabsTexts } from '../stepdown/outflow-tabs.texts.js';
import { useOwnRegions } from './useOwnRegions.js';

function DistrictMap(props: MapProps) {
  const t = useTexts(roundsTexts);
  return <CoverageMap {...props} label={t('coverage')} credit={t('credit')} />;
}

const inOutflow = (Screen: () => ReactNode) =>
  function InterestScreen() {
    const tabs = useTexts(outflowTabsTexts);
    const { regions } = useOwnRegions();
    const around = useMemo<Around>(
      () => ({
        section: { label: tabs('section'), tabs: <OutflowTabs /> },
        regions,
        Map: DistrictMap,
      }),
      [regions, tabs],
    );
    return (
      <AroundInterest value={around}>
        <Screen />
      </AroundInterest>
    );
  };

export const RoundsScreen = inOutflow(RoundsPage);
export const RoundScreen = inOutflow(RoundPage);
