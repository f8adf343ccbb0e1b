import type { Operation } from '../kernel/operation.js';

const officer = { dataClass: 'C2', activity: 'oversight', who: ['privacyOfficer'] } as const;

export const oversightOperations = {
  'case.list': officer,
  'case.read': officer,
  'case.sign': officer,
  'log.search': officer,
  'log.figures': officer,
  'log.extract': officer,
  'log.export': { ...officer, stepUp: true },
  'log.breach': officer,
  'log.choices': officer,
  'report.list': officer,
  'report.read': officer,
  'report.sign': { ...officer, stepUp: true },
  'log.hold': officer,
  'log.releaseHold': officer,
  'log.holds': officer,
} as const satisfies Record<string, Operation>;
