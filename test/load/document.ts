import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import * as path from 'node:path';
import { repository } from './product.ts';
import { cells, headings, type Row } from './rows.ts';
import type { Sizes } from './scenes/stage.ts';
import { markdown } from './table.ts';

const file = path.join(repository, 'docs/performance.md');
const begin = '<!-- results: written by the benchmark -->';
const end = '<!-- end of results -->';

/** Puts a run into the document, between its two marks. */
export async function writeResults(rows: readonly Row[], sizes: Sizes): Promise<void> {
  const text = await readFile(file, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${file} has no place for results`);
  const met = rows.filter((row) => row.met).length;
  const results = [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC · ${machine()}`,
    `${sizes.dashboards.toLocaleString('en')} dashboards, ${sizes.rounds} rounds, ${sizes.events} paced events and floods of ${sizes.seconds} s a round. ${met} of ${rows.length} goals met.`,
    markdown(headings, rows.map(cells)),
  ];
  await writeFile(file, `${text.slice(0, before + begin.length)}\n\n${results.join('\n\n')}\n\n${text.slice(after)}`);
}

function machine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.versions.node}`;
}
