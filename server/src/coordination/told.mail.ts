import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/tokens.js';
import { wordsOf, type About } from './told.words.js';

export interface Letter extends Omit<About, 'origin'> {
  to: string;
  /** The same for every try of the same message: should the server die between their "ok" and our note of it, the receiver can tell it is the same one. */
  id: string;
}

/** Nobody there, for good: trying again would only annoy them. */
export class NoSuchAddress extends Error {}

@Injectable()
export class ToldMail implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const { smtpUrl } = config.telling;
    this.transport =
      smtpUrl === undefined
        ? undefined
        : nodemailer.createTransport({
            url: smtpUrl,
            connectionTimeout: 10_000,
            greetingTimeout: 10_000,
            socketTimeout: 20_000,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  get isOn(): boolean {
    return this.transport !== undefined;
  }

  async send({ to, id, ...about }: Letter): Promise<void> {
    const { from = '' } = this.config.telling;
    const words = wordsOf({ ...about, origin: this.config.publicUrl ?? '' });
    try {
      await this.transport?.sendMail({
        from,
        to,
        ...words,
        messageId: `<${id}@${from.split('@')[1] ?? 'ketenzicht'}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      if (code === 'EENVELOPE' && responseCode >= 500) throw new NoSuchAddress(String(responseCode), { cause: error });
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
