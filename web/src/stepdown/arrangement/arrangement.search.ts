/** Whom a new one is for: by the random number of who waits or of a file, because a reference or a name has no place in an address. */
export interface NewArrangementSearch {
  waitId?: string;
  person?: string;
}
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readNewArrangementSearch({ waitId, person }: Record<string, unknown>): NewArrangementSearch {
  return {
    ...(typeof waitId === 'string' && id.test(waitId) && { waitId }),
    ...(typeof person === 'string' && id.test(person) && { person }),
  };
}
