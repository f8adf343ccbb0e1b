import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Actor } from '@ketenzicht/shared/kernel';
import { ExportService } from './export.service.js';

/** Prepares copies beside the answers, one after the other: each reads a whole file. A server that stops finishes the one it is at. */
@Injectable()
export class ExportJobs implements BeforeApplicationShutdown {
  private line: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(private readonly exports: ExportService) {}

  enqueue(id: string, asked: Actor): void {
    this.line = this.line.then(() =>
      this.isStopping
        ? undefined
        : this.exports
            .prepare(id, asked)
            .catch((error: Error) => console.error(`a copy could not be prepared: ${error.message}`)),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.line;
  }
}
