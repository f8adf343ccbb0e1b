import { randomUUID } from 'node:crypto';
import { must, type Role } from '@ketenzicht/shared/kernel';
import { Api } from './api.js';
import { aWard, anAccount, anOrganisation, type GivenAccount, type Organisation } from './given.js';
import { House } from './house.js';

/** Two organisations under one roof, and somebody of every role: what the matrix needs to ask everything as everybody. */
export class World {
  private foreignTaken = 0;

  private constructor(
    readonly house: House,
    /** Another organisation of the same register; nobody who asks belongs to it. */
    readonly foreign: Organisation,
    private readonly foreignWards: readonly string[],
  ) {}

  static async open({ wards = 400, foreignWards = 40 } = {}): Promise<World> {
    let foreign: Organisation | undefined;
    const made: string[] = [];
    const house = await House.open({ wards }, async (db, { register }) => {
      foreign = await anOrganisation(db, register);
      for (let count = 0; count < foreignWards; count++) made.push((await aWard(db, foreign)).id);
    });
    return new World(house, must(foreign, 'the foreign organisation'), made);
  }

  get db() {
    return this.house.db;
  }

  get own(): Organisation {
    return this.house.organisation;
  }

  /** A ward of the askers' organisation that nobody has touched. */
  ward(): string {
    return this.house.ward();
  }

  foreignWard(): string {
    return must(this.foreignWards[this.foreignTaken++ % this.foreignWards.length], 'a foreign ward');
  }

  /** Somebody new of this role, of the asking organisation where the role has one and of its region, logged in with a second factor a moment ago. */
  async somebody(role: Role, organisation: Organisation = this.own): Promise<GivenAccount & { api: Api }> {
    const belongs = role === 'provider' || role === 'feed' || role === 'organisationAdministrator';
    const account = await anAccount(this.db, {
      role,
      register: organisation.register,
      ...(belongs && { organisation }),
    });
    if (role === 'chainDirector')
      await this.db.query('update account set region_ids = $2 where id = $1', [
        account.id,
        [organisation.register.regionId],
      ]);
    return { ...account, api: new Api(this.house.url, account.token) };
  }

  /**
   * Everything in the database but who looked, who is logged in, and what a clock sends on by itself meanwhile: a refusal leaves it as it was.
   */
  async everything(): Promise<string[]> {
    const { rows: tables } = await this.db.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname !~ '^pg' and schemaname not in ('information_schema', 'audit')
         and tablename not in ('session', 'told', 'told_sending', 'webhook', 'webhook_delivery') order by 1`,
    );
    const { rows } = await this.db.query<{ line: string }>(
      tables
        .map(
          ({ name }) =>
            `select '${name} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0))::text, '') as line from ${name} t`,
        )
        .join(' union all '),
    );
    return rows.map(({ line }) => line);
  }

  close(): Promise<void> {
    return this.house.close();
  }
}

/** The headers of a write to a ward that was not reported yet. */
export const firstWrite = (): Record<string, string> => ({ 'if-match': '"0"', 'idempotency-key': randomUUID() });
