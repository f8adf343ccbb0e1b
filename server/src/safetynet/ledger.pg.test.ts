import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierFileSchema, type DossierFile } from '@ketenzicht/shared/safetynet';
import fc from 'fast-check';
import type { Api } from '../testing/api.js';
import { somebody } from '../testing/care.js';
import { aWindow, claim, fileOfDossier, tryDo } from '../testing/dossiers.js';
import { House } from '../testing/house.js';

const [begins, inTime] = [new Date('2028-02-10T09:00:00Z'), new Date('2028-03-09T09:00:00Z')];
const on = '2028-02-10';
const whole = 450_000;

const act = fc.record({
  verb: fc.constantFrom('_assign', '_advance', '_settle', '_write-off', '_correct', '_withdraw', 'wait'),
  who: fc.constantFrom('ministry', 'ministry', 'adviser', 'provider'),
  payer: fc.nat(2), // the third is no candidate
  cents: fc.constantFrom(1, 150_000, 225_000, whole, whole + 1),
  which: fc.nat(20),
});
/** Chance alone might never get as far as this. */
const through = (['wait', '_advance', '_assign', '_settle', '_correct', '_settle', '_write-off'] as const).map(
  (verb, at): Act => ({ verb, who: 'ministry', payer: 0, cents: 225_000, which: at === 4 ? 3 : 1 }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

describe('the ledger of a claim', () => {
  let house: House;
  let now = begins;
  let apis: Record<Act['who'], Api>;
  const taken = new Map<string, number>();

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now });
    const [{ api: ministry }, { api: adviser }] = [await somebody(house, 'ministry'), await somebody(house, 'adviser')];
    apis = { ministry, adviser, provider: house.provider };
    await aWindow(house.db, house.register, '2028-01-01', '2028-02-29');
  });
  afterAll(() => house.close());

  const bodyOf = ({ verb, payer, cents, which }: Act, { bookings }: DossierFile): object => {
    if (verb === '_assign') return { payer, cents };
    if (verb === '_settle') return { payer, cents, on };
    if (verb === '_write-off') return { payer: which % 2 ? null : payer, cents, reason: 'nobodyResponsible' };
    return verb === '_correct' ? { bookingId: bookings[which % bookings.length]?.id } : {};
  };

  it('balances after each of any acts of anybody, loses no cent, and is left alone by what is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (sequence) => {
        now = begins;
        let file = await claim(house.provider, house, { fromOn: '2028-01-20', untilOn: '2028-01-30' });
        for (const one of sequence) {
          if (one.verb === 'wait') now = inTime;
          const before = file;
          const answer =
            one.verb === 'wait' ? undefined : await tryDo(apis[one.who], file.dossier, one.verb, bodyOf(one, before));
          const isDone = answer?.status === 200;
          if (isDone) taken.set(one.verb, (taken.get(one.verb) ?? 0) + 1);
          else if (answer) expect([400, 403, 404, 409, 412]).toContain(answer.status);
          file = await fileOfDossier(apis.ministry, file.dossier.id);
          expect(file.bookings).toHaveLength(before.bookings.length + Number(isDone));
          if (answer && isDone) expect(answer.as(dossierFileSchema).bookings).toHaveLength(file.bookings.length);
          expect(faultsOf(file)).toEqual([]);
        }
      }),
      { numRuns: 15, examples: [[through]] },
    );
    expect([...taken.keys()].toSorted()).toEqual(
      expect.arrayContaining(through.map(({ verb }) => verb).filter((verb) => verb !== 'wait')),
    );
  }, 60_000);
});

function faultsOf({ dossier, bookings }: DossierFile): string[] {
  const { state, owedToProviderCents: owed, outAtVwsCents: out, jointCents, payers } = dossier;
  const receivable = payers.reduce((sum, { receivableCents }) => sum + receivableCents, jointCents);
  const settled = payers.reduce((sum, { settledCents }) => sum + settledCents, 0);
  const claimed = state === 'withdrawn' ? 0 : whole;
  const holds: Record<string, boolean> = {
    'each booking is zero together': bookings.every(
      ({ entries }) => entries.length >= 2 && entries.reduce((sum, { cents }) => sum + cents, 0) === 0,
    ),
    'nobody is owed less than nothing': [owed, out, receivable, settled, dossier.writtenOffCents].every((c) => c >= 0),
    'what payers owe is what others wait for': receivable === owed + out,
    'every cent claimed is owed, paid or written off': claimed === receivable + settled + dossier.writtenOffCents,
    'it is settled when nobody owes anything': (state === 'settled') === (receivable === 0 && claimed > 0),
    'it is advanced when VWS waits': (state === 'advanced') === out > 0,
  };
  return Object.keys(holds).filter((one) => !holds[one]);
}
