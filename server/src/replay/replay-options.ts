import { parseArgs } from 'node:util';
import { dateSchema } from '@ketenzicht/shared/kernel';

export const usage = `Sends a CSV file of the RKI-Intensivregister through the public API, as a machine feed would.

  npm run replay -- FILE [--base http://localhost:3000] [--from 2021-01-01] [--to 2024-12-31] [--limit 1000]

Logs in as the feed of the demo. Anywhere else a machine has a key: [--client ID --key FILE [--kid NAME]], the id and the
private key (PEM) of a machine client that may report for these wards and write into the past. --kid only when the key was
registered under a name of its own.`;

export interface ReplayOptions {
  file: string;
  base: string;
  username: string;
  password: string;
  /** Instead of the name and password of a demo. */
  machine: { clientId: string; keyFile: string; kid: string | undefined } | undefined;
  from: string | undefined;
  to: string | undefined;
  limit: number | undefined;
}

/** Throws with words for a person when the command line cannot be meant. */
export function readOptions(args: string[]): ReplayOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      base: { type: 'string', default: 'http://localhost:3000' },
      username: { type: 'string', default: 'feed' },
      password: { type: 'string', default: 'ketenzicht-demo' },
      client: { type: 'string' },
      key: { type: 'string' },
      kid: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Name one file.');
  for (const day of [values.from, values.to])
    if (day !== undefined && !dateSchema.safeParse(day).success)
      throw new Error(`"${day}" is no day; write 2021-01-31.`);
  if (values.limit !== undefined && !/^[1-9]\d*$/.test(values.limit))
    throw new Error(`"${values.limit}" is no number of rows.`);
  if (!URL.canParse(values.base)) throw new Error(`"${values.base}" is no address; write http://localhost:3000.`);
  const { client, key, kid } = values;
  if ((client === undefined) !== (key === undefined)) throw new Error('Give --client and --key together.');
  return {
    file,
    base: values.base.replace(/\/+$/, ''),
    username: values.username,
    password: values.password,
    machine: client === undefined || key === undefined ? undefined : { clientId: client, keyFile: key, kid },
    from: values.from,
    to: values.to,
    limit: values.limit === undefined ? undefined : Number(values.limit),
  };
}
