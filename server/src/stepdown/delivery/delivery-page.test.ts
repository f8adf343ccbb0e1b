import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, it } from '@jest/globals';
import { addLocalDays } from '@ketenzicht/shared/kernel';
import {
  afterTitleRules,
  deliveryForms,
  deliveryRules,
  sourceInfo,
  type AfterTitleRule,
  type DatedRule,
  type RuleSource,
} from '@ketenzicht/shared/stepdown';

const page = path.resolve(import.meta.dirname, '../../../../docs/delivery-forms.md');
const begin = '<!-- the rules: npm run docs writes them -->';

const days = ({ from, until }: DatedRule) =>
  `${from ?? 'always'}${until === null ? ' on' : ` up to and including ${addLocalDays(until, -1)}`}`;
const cell = (text: string) => text.replaceAll('|', '\\|');
const named = (id: RuleSource) => {
  const { title, url } = sourceInfo[id];
  return url === null ? title : `[${title}](${url})`;
};
const looked = ({ check, checkedBy }: DatedRule) =>
  check === 'unchecked' ? '. **Not looked up**' : checkedBy === undefined ? '' : `. Looked up at ${named(checkedBy)}`;
const source = (rule: DatedRule) => `${named(rule.source)}; ${rule.place}${looked(rule)}`;
const after: readonly AfterTitleRule[] = afterTitleRules;

const drawn = (): string =>
  [
    begin,
    '',
    '### Which form may be had',
    '',
    ...deliveryRules.flatMap((rule) => [
      `- \`${rule.id}\` (${rule.nature}; ${days(rule)}; ${deliveryForms
        .flatMap((form) => (rule.forms[form] ? [`${form}: ${rule.forms[form]}`] : []))
        .join(', ')}). ${cell(rule.en)} ${source(rule)}.`,
    ]),
    '',
    '### What pays after the title',
    '',
    ...after.map(
      (rule) =>
        `- \`${rule.id}\` (${rule.nature}; ${days(rule)}${rule.weeksBefore === null ? '' : `; asked ${rule.weeksBefore} weeks before the first day without title`}). ${cell(rule.en)} ${source(rule)}.`,
    ),
    '',
  ].join('\n');

it('the page of the forms of delivery lists the rules as they are (npm run docs writes it)', () => {
  const [intro = ''] = readFileSync(page, 'utf8').split(begin);
  if (process.env['WRITE_DOCS']) writeFileSync(page, intro + drawn());
  expect(readFileSync(page, 'utf8')).toBe(intro + drawn());
});
