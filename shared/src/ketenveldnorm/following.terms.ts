/* Days within which something must be so before the check by night calls it a breach. */

/** After inclusion it must be known within a week where care is given. */
export const firstCareDays = 7;
/** The evaluation of two years is held within four weeks. */
export const evaluationDays = 28;
