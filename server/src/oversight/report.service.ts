import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import { signMonth, type MonthList, type MonthlyReport, type ReportSignature } from '@ketenzicht/shared/oversight';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { monthsIn, reportOf, saveSignature } from './report.queries.js';

const supervision = { purpose: 'oversight', relationBasis: 'supervision' } as const;

@Injectable()
export class ReportService {
  constructor(private readonly work: Work) {}

  list(visit: Visit): Promise<MonthList> {
    return this.work.run('audit', visit, async (tx) => {
      tx.note({ ...supervision, action: 'R', objects: [{ type: 'log', id: 'reports' }] });
      return { months: await monthsIn(tx, visit.at) };
    });
  }

  read(visit: Visit, month: string): Promise<MonthlyReport> {
    return this.work.run('audit', visit, async (tx) => {
      tx.note({ ...supervision, action: 'R', objects: [{ type: 'log', id: `report ${month}` }] });
      return reportOf(tx, month, visit.at);
    });
  }

  sign(visit: Visit, month: string, { note }: ReportSignature): Promise<MonthlyReport> {
    return this.work.run('audit', visit, async (tx) => {
      const { actor, at } = visit;
      const report = await reportOf(tx, month, at);
      signMonth(report, at);
      const saved = await saveSignature(tx, report, { by: actor.id, name: actor.name, at, note });
      ensure(saved, 'report.signed', 'This report has been signed already.');
      tx.note({ ...supervision, action: 'C', objects: [{ type: 'log', id: `report ${month}`, lifecycle: 'created' }] });
      return reportOf(tx, month, at);
    });
  }
}
