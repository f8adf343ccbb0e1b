/** Nobody waits for an answer to a handover longer than this. */
export const handoverTerms = { days: 28 } as const;
