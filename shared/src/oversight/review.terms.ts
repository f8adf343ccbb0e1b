/** What the nightly review looks for (SEC-18), and two that the system itself raises. The words for people stand in the web's texts. */
export const reviewRules = [
  'noCareRelation', // looked at a person without any basis in the care relation
  'manyPersons', // many different persons within an hour
  'offHours', // far more at night than this person's own habit
  'ownStaff', // a patient who works for the organisation that looked
  'breakGlass', // an emergency access
  'refusals', // a burst of failed logins or refusals
  'brokenChain', // the access log itself does not verify
  'reportUnsigned', // a monthly report that nobody signed in time
] as const;
export type ReviewRule = (typeof reviewRules)[number];

export const reviewOutcomes = ['explained', 'misuseSuspected', 'misuse', 'ruleTooBroad'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export const caseStates = ['open', 'awaitingSecond', 'signed'] as const;
export type CaseState = (typeof caseStates)[number];
