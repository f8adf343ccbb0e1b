/**
 * The kinds of work, each with a database role of its own that owns nothing and may do no more than that work needs (SEC-51):
 * `board` reads beds for everyone, `capacity` writes them for one organisation, `identity` is the login itself, `admin` keeps accounts and the bed
 * base, `care` holds what is about persons, `audit` reads who looked, `placement` looks for a place, `coordination` is the coordination point,
 * `jobs` clears what has served its time, `setup` loads registers.
 */
export const rooms = [
  'board',
  'capacity',
  'identity',
  'admin',
  'care',
  'placement',
  'coordination',
  'audit',
  'jobs',
  'setup',
] as const;
export type Room = (typeof rooms)[number];

/** `public` first: the list of migrations lives there, and nothing else does. */
export const searchPath = 'public,access,reference,capacity,live,identity,care,audit';

export interface DatabaseAddress {
  /** Of the owner: migrates and makes the roles. */
  url: string;
  /**
   * How the roles are taken on. `login`: by connecting as them, which leaves no way back to the owner. `assume`: the owner's connection steps down at its
   * start, for a server on which the roles have no passwords (yet).
   */
  roles: 'login' | 'assume';
  /** The roles' shared password, where the server wants one. */
  rolePassword?: string | undefined;
}

/** The connection string of a room. Every connection gets the search path, whatever the database's own setting is. */
export function roomUrl({ url, roles, rolePassword }: DatabaseAddress, room?: Room): string {
  const address = parse(url);
  const options = [`-c search_path=${searchPath}`];
  const given = address.searchParams.get('options');
  if (given) options.unshift(given);
  if (room && roles === 'assume') options.push(`-c role=ketenzicht_${room}`);
  if (room && roles === 'login') {
    address.username = `ketenzicht_${room}`;
    address.password = rolePassword ?? '';
  }
  address.searchParams.set('options', options.join(' '));
  return unparse(address);
}

/** A socket's address has no host (`postgresql://user@/name?host=…`), which the URL of the platform refuses. */
const stand = 'socket.invalid';
const parse = (url: string): URL => new URL(url.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)\//, `$1${stand}/`));
const unparse = (url: URL): string => url.href.replace(stand, '').replaceAll('+', '%20');
