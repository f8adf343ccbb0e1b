import { parseArgs } from 'node:util';
import { dateSchema } from '@ketenzicht/shared/kernel';

export const usage = `Sends a CSV file of the RKI-Intensivregister through the public API, as a machine feed would.

  npm run replay -- FILE [--base http://localhost:3000] [--username feed] [--password ketenzicht-demo]
                         [--from 2021-01-01] [--to 2024-12-31] [--limit 1000]`;

export interface ReplayOptions {
  file: string;
  base: string;
  username: string;
  password: string;
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
  return {
    file,
    base: values.base.replace(/\/+$/, ''),
    username: values.username,
    password: values.password,
    from: values.from,
    to: values.to,
    limit: values.limit === undefined ? undefined : Number(values.limit),
  };
}
