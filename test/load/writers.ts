import { randomUUID } from 'node:crypto';
import { now, sleep } from './clock.ts';
import { HttpLine } from './http-line.ts';
import { moments } from './schedule.ts';
import type { Ward } from './seed.ts';

/** One report that was accepted. */
export interface Written {
  revision: number;
  unitId: string;
  version: number;
  sentAt: number;
  answeredAt: number;
}

const mostLines = 1_000;

/** People who keep figures. Each ward belongs to one of them, so that nobody is refused for a colleague's newer figure. */
export class Writers {
  private readonly lines: HttpLine[];
  private readonly wards: readonly Ward[];
  private readonly port: number;
  private turn = 0;

  constructor(port: number, wards: readonly Ward[], count: number) {
    this.port = port;
    this.lines = Array.from({ length: count }, () => new HttpLine(port));
    this.wards = wards;
  }

  close(): void {
    for (const line of this.lines) line.close();
  }

  /** Everyone as fast as answers come. */
  async flood(seconds: number): Promise<Written[]> {
    const written: Written[] = [];
    const end = now() + seconds * 1e3;
    const { length } = this.lines;
    const worker = async (line: HttpLine, place: number): Promise<void> => {
      for (let turn = 0; now() < end; turn++) written.push(await this.report(line, place + turn * length));
    };
    await Promise.all(this.lines.map(worker));
    return inOrder(written);
  }

  /** Reports come when they come, whether earlier ones were answered or not. */
  async arrive(perSecond: number, seconds: number): Promise<Written[]> {
    const free = [...this.lines];
    const reports: Promise<Written>[] = [];
    const started = now();
    for (const moment of moments(perSecond, seconds)) {
      await sleep(Math.max(0, started + moment - now()));
      const line = free.shift() ?? this.another();
      reports.push(this.report(line, this.turn++).finally(() => free.push(line)));
    }
    return inOrder(await Promise.all(reports));
  }

  /** When all are still waiting for an answer, one more person comes to the door. */
  private another(): HttpLine {
    if (this.lines.length >= mostLines) throw new Error('the server does not keep up at all');
    const line = new HttpLine(this.port);
    this.lines.push(line);
    return line;
  }

  one(): Promise<Written> {
    const [line] = this.lines;
    if (!line) throw new Error('no writers');
    return this.report(line, this.turn++);
  }

  /** Every ward once, so that the board has something to show. */
  async all(): Promise<void> {
    let next = 0;
    const worker = async (line: HttpLine): Promise<void> => {
      while (next < this.wards.length) await this.report(line, next++);
    };
    await Promise.all(this.lines.map(worker));
  }

  private async report(line: HttpLine, place: number): Promise<Written> {
    const ward = this.wards[place % this.wards.length];
    if (!ward) throw new Error('no wards');
    const body = `{"operational":12,"occupied":${4 + ((place * 7) % 6)}}`;
    const sentAt = now();
    const answer = await line.ask(
      `PUT /api/v1/units/${ward.id}/capacity HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${ward.token}\r\nIf-Match: "${ward.version}"\r\n` +
        `Idempotency-Key: ${randomUUID()}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const answeredAt = now();
    const text = answer.body.toString();
    if (answer.status !== 200) throw new Error(`a report was refused: ${answer.status} ${text}`);
    ward.version = Number(/"version":(\d+)/.exec(text)?.[1]);
    return {
      revision: Number(/"revision":(\d+)/.exec(text)?.[1]),
      unitId: ward.id,
      version: ward.version,
      sentAt,
      answeredAt,
    };
  }
}

const inOrder = (written: Written[]): Written[] => written.sort((a, b) => a.revision - b.revision);
