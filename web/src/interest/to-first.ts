import { fields, type Field } from './form.rules.js';

/** The first field that is not right gets the focus, so that nobody has to look for it. */
export function toFirst(form: HTMLFormElement | null, faults: ReadonlyMap<Field, unknown>): void {
  const first = fields.find((field) => faults.has(field));
  if (first) form?.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus();
}
