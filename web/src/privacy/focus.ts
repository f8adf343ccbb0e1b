/** As a `ref`: whoever asked for this form goes on in its first field. The same function each time, so that it happens once. */
export const takesFocus = (field: HTMLElement | null): void => field?.focus();
