import { demoAnswers } from './demo-answers.js';
import type { Plan } from './demo-plan.js';

/** Questions of others that were answered, so that somebody who asks the same finds them. */
export const answeredBefore = (): Plan[] =>
  demoAnswers.map(({ text, took, ...one }) => ({
    kind: 'question',
    ...one,
    story: (asked) => asked.answer(took, text, one.cause),
  }));
