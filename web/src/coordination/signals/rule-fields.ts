import type { SignalSettings } from '@ketenzicht/shared/coordination';

export const fieldGroups = [
  { name: 'k1', fields: ['k1Days.crisis', 'k1Days.urgent', 'k1Days.regular'] },
  {
    name: 'k2',
    fields: [
      'k2.crisisWorkingDays',
      'k2.urgentDays',
      'k2.passantMonths',
      'k2.clinicalWeeks',
      'k2.protectedLivingWeeks',
    ],
  },
  { name: 'k3', fields: ['k3.amber', 'k3.red'] },
  { name: 'other', fields: ['k5Days', 'raiseAfterMinutes', 'clearAfterMinutes', 'mostAtOnce'] },
] as const;
export type NumberField = (typeof fieldGroups)[number]['fields'][number];

type Nested = Record<string, number | Record<string, number>>;

export function numberOf(settings: SignalSettings, field: NumberField): number {
  const [name = '', part = ''] = field.split('.');
  const value = (settings as Nested)[name];
  return typeof value === 'number' ? value : (value?.[part] ?? 0);
}

export function withNumber(settings: SignalSettings, field: NumberField, value: number): SignalSettings {
  const [name = '', part] = field.split('.');
  if (part === undefined) return { ...settings, [name]: value };
  return { ...settings, [name]: { ...((settings as Nested)[name] as object), [part]: value } };
}
