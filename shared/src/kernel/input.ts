import { RuleError, type Fault } from './rule-error.js';
import type { z } from 'zod';

const pointer = (path: readonly PropertyKey[]) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Each zod issue as one fault; an unknown key is named by itself, not by its parent. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointer([...issue.path, key]),
        code: 'input.unknown_field',
        detail: 'This field is not known here.',
      }));
    return [{ pointer: pointer(issue.path), code: codeOf(issue), detail: issue.message }];
  });
}

/** A check of ours names its own code; what is left gets the library's. */
const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : `input.${issue.code}`;

/** Parses what came from outside, or throws `input.invalid` with every fault at once. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faultsOf(read.error));
}
