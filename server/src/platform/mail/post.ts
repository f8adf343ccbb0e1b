import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Config } from '../config/config.js';
import { CONFIG } from '../tokens.js';

export interface Written {
  to: string;
  /** The same for every try of the same letter: should the server die between their "ok" and our note of it, the receiver can tell it is the same one. */
  id: string;
  subject: string;
  text: string;
  html: string;
}

/** Nobody there, for good: trying again would only annoy them. */
export class NoSuchAddress extends Error {}

/** Mail out of this system, by the site's own mail server. */
@Injectable()
export class Post implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;
  private readonly from: string;

  constructor(@Inject(CONFIG) config: Config) {
    const { smtpUrl, from = '' } = config.telling;
    this.from = from;
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

  /** Throws NoSuchAddress when the receiver's server says that there is nobody. */
  async send({ id, ...letter }: Written): Promise<void> {
    try {
      await this.transport?.sendMail({
        from: this.from,
        ...letter,
        messageId: `<${id}@${this.from.split('@')[1] ?? 'ketenzicht'}>`,
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
