import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  monthListSchema,
  monthSchema,
  monthlyReportSchema,
  reportSignatureSchema,
  type MonthList,
  type MonthlyReport,
  type ReportSignature,
} from '@ketenzicht/shared/oversight';
import type { FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { ReportService } from './report.service.js';

@ApiTags('Oversight')
@Controller('api/v1/oversight/reports')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get()
  @Does('report.list')
  @ApiOperation({ summary: 'The months that are over, and who signed for them.' })
  @ApiResponse({ status: 200, standardSchema: monthListSchema })
  list(@Req() request: FastifyRequest): Promise<MonthList> {
    return this.reports.list(visitOf(request));
  }

  @Get(':month')
  @Does('report.read')
  @ApiOperation({ summary: 'The figures of one month: as they were signed, or as they are.' })
  @ApiResponse({ status: 200, standardSchema: monthlyReportSchema })
  read(@Req() request: FastifyRequest, @Param('month', { schema: monthSchema }) month: string): Promise<MonthlyReport> {
    return this.reports.read(visitOf(request), month);
  }

  @Post(':month/_sign')
  @Does('report.sign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs for a month, by name; the figures then stay as they are.' })
  @ApiResponse({ status: 200, standardSchema: monthlyReportSchema })
  sign(
    @Req() request: FastifyRequest,
    @Param('month', { schema: monthSchema }) month: string,
    @Body({ schema: reportSignatureSchema }) signature: ReportSignature,
  ): Promise<MonthlyReport> {
    return this.reports.sign(visitOf(request), month, signature);
  }
}
