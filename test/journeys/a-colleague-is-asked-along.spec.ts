import { movePush } from './people.js';
import { PushService } from './push-service.js';
import { expect, test } from './story.js';
import { WorkerOf } from './worker.js';

const title = 'Wie kan hier nog bij helpen';

test('somebody of another rung is asked along, hears of it from their browser, and looks along', async ({
  as,
  api,
}) => {
  const push = await new PushService().start();
  const [ward, adviserApi] = [await api('aanbieder'), await api('adviseur')];
  const { regionId } = await ward.ward('FPA Den Haag, afdeling 1');
  const { case: made } = await ward.bring({ kind: 'knelpunt', title, regionId });

  const adviser = await as('adviseur');
  await adviser.goto('/');
  const worker = await WorkerOf.open(adviser);
  await adviserApi.subscribe(push.keys, (endpoint) => movePush(endpoint, push.endpoint));

  // With the keyboard alone: a few letters, the one who is meant, and there they are.
  const nurse = await as('aanbieder');
  await nurse.goto(`/cases/${made.id}`);
  await nurse.getByRole('button', { name: 'Iemand erbij vragen' }).press('Enter');
  await nurse.getByLabel('Wie? Naam of organisatie').pressSequentially('adviseur');
  await expect(nurse.getByRole('radio', { name: /^Demo bestuurlijk adviseur/ })).toBeVisible();
  await nurse.keyboard.press('Tab');
  await nurse.keyboard.press('Space');
  await nurse.keyboard.press('Enter');
  await expect(nurse.getByRole('button', { name: 'Weghalen: Demo bestuurlijk adviseur' })).toBeVisible();

  // What our server really sent, opened as a browser opens it, and brought to the browser: it shows a topic and a reference, and nothing of what it is about.
  const sent = () => push.messages.filter(({ text }) => text.includes(made.reference));
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal' });
  await worker.receive(sent()[0]?.text ?? '');
  await expect.poll(async () => (await worker.shown()).length).toBe(1);
  expect(await worker.shown()).toEqual([
    {
      title: 'U bent gevraagd mee te kijken met een zaak',
      options: {
        body: made.reference,
        tag: expect.any(String),
        data: { path: `/cases/${made.id}` },
        icon: '/favicon.svg',
      },
    },
  ]);

  const [address = ''] = await worker.press();
  await adviser.goto(address);
  await expect(adviser.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await adviser.getByLabel('Notitie').fill('Ik kijk mee en bel morgen.');
  await adviser.getByRole('button', { name: 'Zet erbij' }).click();
  await expect(nurse.getByText('Ik kijk mee en bel morgen.')).toBeVisible();
  await expect(adviser.getByRole('button', { name: 'Afronden' })).toHaveCount(0);
  await push.stop();
});

test('a message that our server did not make leads nowhere else', async ({ as }) => {
  const page = await as('verwijzer');
  await page.goto('/');
  const worker = await WorkerOf.open(page);
  for (const text of [
    'not JSON',
    '{"title":"Kijk","path":"https://elsewhere.example/"}',
    '{"path":"//elsewhere.example"}',
  ])
    await worker.receive(text);
  await expect
    .poll(async () => (await worker.shown()).map(({ title: words }) => words))
    .toEqual(['Ketenzicht', 'Kijk', 'Ketenzicht']);
  expect(await worker.press()).toEqual([]);
});
