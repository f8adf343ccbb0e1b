import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/** The account that PostgreSQL runs under when we are root: it refuses to be root itself. Undefined: our own. */
export interface Account {
  uid: number;
  gid: number;
}

export async function databaseAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await fs.readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const user = users.find(([name]) => name === wanted);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error(
    'Started as root, and there is no account "postgres" or "nobody" to lend PostgreSQL to. Start as another user or set DATABASE_URL.',
  );
}

/** The nearest parent folder that `account` may not pass through, such as a closed /root. */
export async function closedParent(of: string, account: Account): Promise<string | undefined> {
  let folder = path.dirname(path.resolve(of));
  for (;;) {
    const { mode, uid, gid } = await fs.stat(folder);
    const mayPass = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
    if (!mayPass) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** Makes the folder if need be, closed to everyone but PostgreSQL's account. */
export async function ownFolder(folder: string, account: Account | undefined): Promise<string> {
  await fs.mkdir(folder, { recursive: true });
  await fs.chmod(folder, 0o700);
  if (account) await fs.chown(folder, account.uid, account.gid);
  return folder;
}
