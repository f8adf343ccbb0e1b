import type { Figure, Samples } from './samples.ts';

type Reading = (samples: Samples) => Figure;

/** What a row must show, as a ratio of our figure to a bare limit of the same run. */
export interface Goal {
  row: string;
  what: string;
  unit: string;
  /** The scene during which others may have disturbed us. */
  scene: string;
  ours: Reading;
  bare: string;
  limit: Reading;
  bound: { atMost: number } | { atLeast: number };
}

const goal = (row: string, what: string, unit: string) => ({
  of: (scene: string, ours: Reading) => {
    const against = (bare: string, limit: Reading, bound: Goal['bound']): Goal => ({
      row,
      what,
      unit,
      scene,
      ours,
      bare,
      limit,
      bound,
    });
    return {
      atMost: (ratio: number, bare: string, limit: Reading) => against(bare, limit, { atMost: ratio }),
      atLeast: (ratio: number, bare: string, limit: Reading) => against(bare, limit, { atLeast: ratio }),
      /** What whoever asked for the product asked of it. */
      asked: (most: number) => against('asked', fixed(most), { atMost: 1 }),
      /** What we ask of ourselves. */
      fixed: (most: number) => against('fixed', fixed(most), { atMost: 1 }),
    };
  },
});

const p50 =
  (name: string): Reading =>
  (samples) =>
    samples.percentile(name, 0.5);
const p99 =
  (name: string): Reading =>
  (samples) =>
    samples.percentile(name, 0.99);
const mid =
  (name: string): Reading =>
  (samples) =>
    samples.median(name);
const fixed =
  (value: number): Reading =>
  () => ({ value, low: value, high: value });
const combine =
  (a: Reading, b: Reading, how: (a: number, b: number) => number): Reading =>
  (samples) => {
    const [one, other] = [a(samples), b(samples)];
    return { value: how(one.value, other.value), low: how(one.low, other.low), high: how(one.high, other.high) };
  };
const plus = (a: Reading, b: Reading): Reading => combine(a, b, (one, other) => one + other);
const times = (factor: number, of: Reading): Reading => combine(fixed(factor), of, (one, other) => one * other);

/** With the numbers of the plan that they come from; 17 and 19 are proved elsewhere or cannot be shown on two cores. */
export const goals: readonly Goal[] = [
  goal('1', 'write to last dashboard, idle, p50', 'ms')
    .of('paced', p50('paced to last'))
    .atMost(1.1, 'C1 + F p50', plus(p50('C1'), p50('F'))),
  goal('2', 'the same, p99', 'ms')
    .of('paced', p99('paced to last'))
    .atMost(1.15, 'C1 + F p99', plus(p50('C1'), p99('F'))),
  goal('3', 'the same at 20 writes/s, p99', 'ms')
    .of('20/s', p99('20/s to last'))
    .atMost(1.3, 'F p99 at 20/s', p99('F at 20/s')),
  goal('4', 'durable writes, 8 writers', '/s').of('8 writers', mid('8 writers rate')).atLeast(0.1, 'T8', mid('T8')),
  goal('5', 'durable writes, 64 writers', '/s').of('64 writers', mid('64 writers rate')).atLeast(0.45, 'T8', mid('T8')),
  goal('5', 'durable writes, 64 writers', '/s').of('64 writers', mid('64 writers rate')).atLeast(0.75, 'T5', mid('T5')),
  goal('6', 'of what one dashboard leaves', '/s')
    .of('one dashboard', mid('64 writers rate'))
    .atLeast(0.75, '1 dashboard', mid('one dashboard rate')),
  goal('7', 'write to last during row 5, p99', 'ms')
    .of('64 writers', p99('64 writers to last'))
    .atMost(1, '50 ms + 5 F', plus(fixed(50), times(5, p50('F')))),
  goal('8', 'PUT answered, 8 writers, p99', 'ms')
    .of('8 writers', p99('8 writers answer'))
    .atMost(1.5, 'F p99', p99('F')),
  goal('9', 'server CPU per delivery', 'µs').of('paced', mid('cpu per delivery')).atMost(0.75, 'S', mid('S')),
  goal('10', 'server CPU per write, no dashboards', 'µs')
    .of('unseen', mid('unseen cpu'))
    .atMost(3, 'hello', mid('hello cpu')),
  goal('11', 'board of 5,000 wards, gzip, CPU', 'µs')
    .of('board 200', mid('board 200 cpu'))
    .atMost(8, 'hello', mid('hello cpu')),
  goal('11', 'board unchanged (304), CPU', 'µs')
    .of('board 304', mid('board 304 cpu'))
    .atMost(1.3, 'hello', mid('hello cpu')),
  goal('12', 'board at 200 writes/s, 20 at once, p99', 'ms')
    .of('crowd', p99('crowd busy'))
    .atMost(1.3, 'idle p99', p99('crowd idle')),
  goal('12', 'board at 200 writes/s, one viewer, p99', 'ms')
    .of('one viewer', p99('one viewer busy'))
    .atMost(1.3, 'idle p99', p99('one viewer idle')),
  goal('13', 'PUT with long history, p50', 'ms')
    .of('history', p50('long PUT'))
    .atMost(1.15, 'short history', p50('short PUT')),
  goal('13', 'board with long history, p50', 'ms')
    .of('history', p50('long board'))
    .atMost(1.15, 'short history', p50('short board')),
  goal('13', 'history page with long history, p50', 'ms')
    .of('history', p50('long history page'))
    .atMost(1.15, 'short history', p50('short history page')),
  goal('13', 'board of a past moment, long history, p50', 'ms').of('history', p50('long board as of')).fixed(500),
  goal('14', 'memory per dashboard of 10,000', 'KiB').of('crowd fan-out', mid('our crowd KiB')).fixed(28),
  goal('14', 'the same beside bare socket.io', 'KiB')
    .of('crowd fan-out', mid('our crowd KiB'))
    .atMost(28 / 17, 'bare', mid('bare crowd KiB')),
  goal('15', 'write to last of 10,000, p99', 'ms')
    .of('crowd fan-out', p99('our crowd to last'))
    .atMost(1.1, 'F(10,000) p99', p99('bare crowd to last')),
  goal('16', 'reconnect storm, all resumed', 'ms')
    .of('storm', mid('storm'))
    .atMost(1.3, 'bare connect', mid('bare connect')),
  goal('16', 'server CPU per catch-up of 20 changes', 'µs').of('catch-up', mid('catch-up cpu')).fixed(50),
  goal('18', 'dashboards of a second process, p50', 'ms')
    .of('second process', p50('second process theirs'))
    .atMost(1, 'first + 2 ms', plus(p50('second process ours'), fixed(2))),
  goal('18', 'dashboards of a second process, p99', 'ms')
    .of('second process', p99('second process theirs'))
    .atMost(1, 'first + 5 ms', plus(p99('second process ours'), fixed(5))),
  goal('20', 'others while 100 are frozen, p99', 'ms')
    .of('some frozen', p99('some frozen to last'))
    .atMost(1.05, 'all reading', p99('all reading to last')),
  goal('20', 'server memory per frozen dashboard', 'KiB').of('some frozen', mid('frozen KiB')).fixed(1_024),
  goal('20', 'current again after thawing', 'ms').of('some frozen', mid('thawed')).fixed(1_000),
  goal('21', 'browser at 1,000 reports/s, frames', '/s')
    .of('browser', mid('board frames'))
    .atLeast(1, 'fixed', fixed(50)),
  goal('21', 'the same beside an empty page', '/s')
    .of('browser', mid('board frames'))
    .atLeast(50 / 60, 'empty page', mid('empty page frames')),
  goal('21', 'browser, long tasks, p99', 'ms').of('browser', mid('board long task p99')).fixed(50),
  goal('L1', 'access log, lines a second in batches', '/s')
    .of('access log', mid('log lines/s'))
    .atLeast(1, 'asked', fixed(2_000)),
  goal('L2', 'the same beside the rows alone', '/s')
    .of('access log', mid('log lines/s'))
    .atLeast(0.1, 'insert of the same rows', mid('log raw lines/s')),
  goal('L3', 'access log, lines a second verified', '/s')
    .of('access log', mid('log verified lines/s'))
    .atLeast(1, 'fixed', fixed(5_000)),
  goal('L4', 'extract for one person of all lines', 'ms').of('access log', mid('log extract')).asked(60_000),
  goal('22', 'durable writes, decided and guarded', '/s')
    .of('guards', mid('guarded writes'))
    .atLeast(0.85, 'unguarded', mid('unguarded writes')),
  goal('22', 'boards, decided and guarded', '/s')
    .of('guards', mid('guarded boards'))
    .atLeast(0.85, 'unguarded', mid('unguarded boards')),
  goal('P1', 'match of one request, 3,000 wards, p50', 'ms').of('placing', p50('match')).asked(10),
  goal('P1', 'the same, p99', 'ms').of('placing', p99('match')).asked(10),
  goal('P1', 'the same, whole answer, p99', 'ms').of('placing', p99('match answered')).asked(100),
  goal('P2', 'search at 50/s, whole answer, p50', 'ms').of('placing', p50('searches answered')).asked(100),
  goal('P2', 'the same, p99', 'ms').of('placing', p99('searches answered')).asked(100),
  goal('P3', 'a bed held, answered, p99', 'ms')
    .of('placing', p99('hold'))
    .atMost(2, 'raw transaction p99', p99('raw hold')),
  goal('V1', 'articles searched, of 100,000 with answers, p99', 'ms').of('articles', p99('articles found')).asked(150),
  goal('V1', 'the same while a question is typed, p99', 'ms').of('articles', p99('articles alike')).asked(150),
  goal('V1', 'answered questions searched, p99', 'ms').of('articles', p99('answers found')).asked(150),
  goal('V1', 'the same while a question is typed, p99', 'ms').of('articles', p99('answers alike')).asked(150),
  goal('C5', 'desk of 2,000 open cases opened, p99', 'ms').of('desk', p99('desk')).asked(300),
  goal('S1', 'signals of one update judged, 50,000 open, p99', 'ms').of('signals', p99('signals judged')).asked(100),
  goal('S1', 'the same at 200 updates/s, committed, p99', 'ms').of('signals', p99('signals written')).asked(100),
  goal('K1', 'caseload of one of 220 directors, 20,000 people, p99', 'ms').of('following', p99('caseload')).asked(200),
  goal('K2', 'timeline of one person, ten years, p99', 'ms').of('following', p99('timeline')).asked(150),
  goal('K3', 'check of everybody who is followed', 's').of('following', mid('check')).asked(60),
  goal('D3', 'chain for one request, 3,000 wards, 5,000 waiting, p99', 'ms')
    .of('chains', p99('chains of one'))
    .asked(200),
  goal('D3', 'all chains, ranked, p99', 'ms').of('chains', p99('chains of all')).asked(200),
  goal('K4', 'memory of the server meanwhile', 'MiB').of('following', mid('following MiB')).fixed(512),
  goal('D1', 'figures of five years, 100,000 waits, p99', 'ms').of('outflow', p99('outflow figures')).asked(300),
  goal('D2', 'VPT monitor, 200 providers, five years, p99', 'ms').of('outflow', p99('vpt monitor')).asked(300),
];
