import { z } from 'zod';
import { dateSchema } from '../kernel/contract.js';
import { checkedSchema, namesNobody, namesNobodyAt, plainText } from '../kernel/free-text.contract.js';
import { articleSubjects } from './coordination.terms.js';

/** What others may learn from an answer: law and practice, about nobody. */
export const articleInputSchema = z
  .strictObject({
    title: plainText({ min: 5, max: 160 }),
    subject: z.enum(articleSubjects),
    body: plainText({ min: 20, max: 10_000, lines: 'many' }),
    /** Articles of law or pages, as one cites them. */
    sources: z
      .array(plainText({ min: 3, max: 300 }))
      .max(10)
      .default([]),
    reviewOn: dateSchema,
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody('title', 'body'))
  .meta({ id: 'ArticleInput' });
export type ArticleInput = z.infer<typeof articleInputSchema>;

export const articleSchema = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    subject: z.enum(articleSubjects),
    body: z.string(),
    sources: z.array(z.string()),
    reviewOn: z.string(),
    /** The day of review has passed: read it with care. */
    isDue: z.boolean(),
    publishedAt: z.string(),
    publishedBy: z.string(),
    helpful: z.int(),
    unhelpful: z.int(),
    /** What the one who asks said; null when nothing yet. */
    mine: z.boolean().nullable(),
    withdrawnAt: z.string().nullable(),
  })
  .meta({ id: 'Article' });
export type Article = z.infer<typeof articleSchema>;

/** `excerpt` marks the words that were found with ⟦ and ⟧. */
export const foundSchema = z
  .object({
    kind: z.enum(['article', 'question']),
    id: z.string(),
    title: z.string(),
    subject: z.enum(articleSubjects).nullable(),
    excerpt: z.string(),
    score: z.number(),
    at: z.string(),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof foundSchema>;

const looksFor = {
  q: plainText({ min: 0, max: 200 }).default(''),
  like: z.boolean().default(false),
};
const asksForNobody = namesNobodyAt<{ q: string; noPersonalData?: true }>(({ q }) => [[['q'], q]]);

/** What somebody looks for; nothing asked: the newest. `like`: titles and texts that resemble a question that is being typed. */
export const articleSearchSchema = z
  .strictObject({ ...looksFor, subject: z.enum(articleSubjects).optional() })
  .superRefine(asksForNobody)
  .meta({ id: 'ArticleSearch' });
export type ArticleSearch = z.infer<typeof articleSearchSchema>;

/** The same among questions that were answered; nothing asked: nothing. */
export const answeredSearchSchema = z.strictObject(looksFor).superRefine(asksForNobody).meta({ id: 'AnsweredSearch' });
export type AnsweredSearch = z.infer<typeof answeredSearchSchema>;

export const helpfulInputSchema = z.strictObject({ helpful: z.boolean() });
/** An answer to a question, and whether it becomes an article. */
export const answerCaseSchema = z
  .strictObject({
    text: plainText({ min: 3, max: 10_000, lines: 'many' }),
    publish: articleInputSchema.nullable().default(null),
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody('text'))
  .meta({ id: 'AnswerQuestion' });
