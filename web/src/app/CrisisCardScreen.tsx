import { CrisisCardPage } from '../ketenveldnorm/card/CrisisCardPage.js';
import { InFollowed } from './InFollowed.js';

export const CrisisCardScreen = () => (
  <InFollowed>
    <CrisisCardPage />
  </InFollowed>
);
