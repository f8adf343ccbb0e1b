import { Client } from 'pg';
import { now } from '../clock.ts';

/** The same job as a report, as bare as it can be: move a row, keep its history, keep the letter; each durable before it is answered. */
const schema = `
  create table unit (id int primary key, version int not null default 0, operational int, occupied int, at timestamptz) with (fillfactor = 70);
  create table history (id bigserial primary key, unit_id int not null, version int not null, operational int not null, occupied int not null, at timestamptz not null);
  create index on history (unit_id, at desc);
  create table letter (id bigserial primary key, payload json not null);
  insert into unit (id) select n from generate_series(1, 5000) n;
  create function report(p_unit int, p_operational int, p_occupied int, p_payload json) returns int language plpgsql as $$
  declare v int;
  begin
    update unit set version = version + 1, operational = p_operational, occupied = p_occupied, at = now() where id = p_unit returning version into v;
    insert into history (unit_id, version, operational, occupied, at) values (p_unit, v, p_operational, p_occupied, now());
    insert into letter (payload) values (p_payload);
    return v;
  end $$;`;

const payload = JSON.stringify({
  unitId: '3f2b8a52-6f7e-4c89-9f0a-1c2d3e4f5a6b',
  capacity: { operational: 12, occupied: 9, filler: 'x'.repeat(330) },
});

type Write = (client: Client, unit: number) => Promise<unknown>;

/** One round trip: everything in one function. */
const inOneCall: Write = (client, unit) =>
  client.query({ name: 'fn', text: 'select report($1, 12, 9, $2)', values: [unit, payload] });

/** Five round trips, as an ORM would write it if it were perfect. */
const inFiveSteps: Write = async (client, unit) => {
  await client.query({ name: 'begin', text: 'begin' });
  const { rows } = await client.query<{ version: number }>({
    name: 'move',
    text: 'update unit set version = version + 1, operational = 12, occupied = 9, at = now() where id = $1 returning version',
    values: [unit],
  });
  await client.query({
    name: 'keep',
    text: 'insert into history (unit_id, version, operational, occupied, at) values ($1, $2, 12, 9, now())',
    values: [unit, rows[0]?.version],
  });
  await client.query({ name: 'tell', text: 'insert into letter (payload) values ($1)', values: [payload] });
  await client.query({ name: 'commit', text: 'commit' });
};

/** The bare limit of durable commits, on the same cluster as the product and in a database of its own. */
export class BareDatabase {
  private readonly clients: Client[];

  private constructor(clients: Client[]) {
    this.clients = clients;
  }

  static async open(productUrl: string): Promise<BareDatabase> {
    const admin = new Client({ connectionString: productUrl });
    await admin.connect();
    await admin.query('create database bare');
    await admin.end();
    const clients = Array.from(
      { length: 8 },
      () => new Client({ connectionString: productUrl.replace(/\/[^/?]+\?/, '/bare?') }),
    );
    for (const client of clients) client.on('error', () => undefined); // a query under way fails by itself
    await Promise.all(clients.map((client) => client.connect()));
    await clients[0]?.query(schema);
    return new BareDatabase(clients);
  }

  /** Milliseconds of each commit, one client. */
  latencies(seconds: number): Promise<number[]> {
    return this.run(1, seconds, inOneCall);
  }

  async perSecond(seconds: number, steps: 'one' | 'five'): Promise<number> {
    const latencies = await this.run(this.clients.length, seconds, steps === 'one' ? inOneCall : inFiveSteps);
    return latencies.length / seconds;
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }

  private async run(clients: number, seconds: number, write: Write): Promise<number[]> {
    const latencies: number[] = [];
    const end = now() + seconds * 1e3;
    const worker = async (client: Client, place: number): Promise<void> => {
      for (let turn = 0; now() < end; turn++) {
        const started = now();
        await write(client, 1 + ((place + turn * clients) % 5_000));
        latencies.push(now() - started);
      }
    };
    await Promise.all(this.clients.slice(0, clients).map(worker));
    return latencies;
  }
}
