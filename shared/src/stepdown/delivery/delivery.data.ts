import type { DeliveryRule } from './delivery.shape.js';
import { ofOtherLaws } from './other-laws.data.js';
import { ofTitles } from './titles.data.js';
import { ofWlz } from './wlz.data.js';

export type { DatedRule, DeliveryRule } from './delivery.shape.js';

/** Which form may be had: a rule is a line here and nothing else knows it by name. */
export const deliveryRules: readonly DeliveryRule[] = [...ofWlz, ...ofTitles, ...ofOtherLaws];
