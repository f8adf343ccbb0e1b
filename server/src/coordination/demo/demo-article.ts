import type { ArticleSubject } from '@ketenzicht/shared/coordination';

export interface DemoArticle {
  subject: ArticleSubject;
  title: string;
  body: string;
  sources: readonly string[];
}
