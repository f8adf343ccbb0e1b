import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { Post } from '../platform/mail/post.js';
import { CONFIG } from '../platform/tokens.js';
import { wordsOf, type About } from './told.words.js';

export interface Letter extends Omit<About, 'origin'> {
  to: string;
  /** The same for every try of the same message. */
  id: string;
}

@Injectable()
export class ToldMail {
  constructor(
    private readonly post: Post,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get isOn(): boolean {
    return this.post.isOn;
  }

  async send({ to, id, ...about }: Letter): Promise<void> {
    await this.post.send({ to, id, ...wordsOf({ ...about, origin: this.config.publicUrl ?? '' }) });
  }
}
