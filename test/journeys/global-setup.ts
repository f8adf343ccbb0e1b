import type { FullConfig } from '@playwright/test';
import { Api } from './api.js';

/**
 * The demo holds a few beds on wards that have one free at the hour at which it is made. Which ones differs by the hour, and a story counts on the beds that it
 * names: so the wards that the stories are about begin without. A ward that reports itself full ends what was held there; then it stands as it stood.
 */
export default async function letDemoHoldsGo({ projects }: FullConfig): Promise<void> {
  const nurse = await Api.login(projects[0]?.use.baseURL ?? '', 'aanbieder');
  const { providerId: own } = await nurse.ward('FPA Utrecht, afdeling 1');
  const { units } = await nurse.board();
  for (const { name, providerId, capacity } of units) {
    const { operational, occupied, outOfUse, held } = capacity;
    if (providerId !== own || held === 0 || operational === null || occupied === null) continue;
    await nurse.report(name, { operational, occupied: operational });
    await nurse.report(name, { operational, occupied, outOfUse });
  }
  await nurse.close();
}
