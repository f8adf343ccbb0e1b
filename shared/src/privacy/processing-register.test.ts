import { describe, expect, it } from '@jest/globals';
import { operations } from '../operations/index.js';
import type { Operation } from '../kernel/operation.js';
import { processingRegister, type ProcessingActivity } from './processing-register.js';
import { retentionClasses } from './retention.terms.js';

const asked = Object.entries<Operation>(operations);
const register = Object.entries<ProcessingActivity>(processingRegister);

describe('The register of processing', () => {
  it('PRIV-02: every operation serves an activity that stands in the register', () => {
    const strays = asked.filter(([, { activity }]) => !(activity in processingRegister));
    expect(strays.map(([id, { activity }]) => `${id}: ${activity}`)).toEqual([]);
  });

  it('PRIV-02: no activity stands there for nothing', () => {
    const served = new Set(asked.map(([, { activity }]) => activity));
    expect(register.map(([id]) => id).filter((id) => !served.has(id))).toEqual([]);
  });

  it('PRIV-02: an activity about persons says on what ground, for whom and how long', () => {
    for (const [id, activity] of register) {
      expect([id, activity.purpose, activity.basis, activity.controller].every((text) => text.length > 0)).toBe(true);
      if (activity.dataClasses.some((one) => one === 'C2' || one === 'C3')) {
        expect([id, activity.persons.length > 0, activity.retention.length > 0, activity.data.length > 0]).toEqual([
          id,
          true,
          true,
          true,
        ]);
        expect(activity.basis).toMatch(/AVG/);
      }
    }
  });

  it('PRIV-02: it names only classes of keeping that exist', () => {
    const known: readonly string[] = retentionClasses;
    expect(register.flatMap(([, { retention }]) => retention).filter((one) => !known.includes(one))).toEqual([]);
  });

  it('PRIV-02: an operation touches no heavier data than its activity declares', () => {
    const heavier = asked.filter(([, { activity, dataClass }]) => {
      const entry: ProcessingActivity | undefined = register.find(([id]) => id === activity)?.[1];
      return entry && Math.max(...entry.dataClasses.map((one) => Number(one[1]))) < Number(dataClass[1]);
    });
    expect(heavier.map(([id]) => id)).toEqual([]);
  });
});
