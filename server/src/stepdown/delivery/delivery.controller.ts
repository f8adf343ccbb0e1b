import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { localDate } from '@ketenzicht/shared/kernel';
import {
  allDeliveryRules,
  deliveryJudgementSchema,
  deliveryQuestionSchema,
  deliveryRulesSchema,
  judge,
  type DeliveryJudgement,
  type DeliveryQuestion,
  type DeliveryRules,
} from '@ketenzicht/shared/stepdown';
import { Does } from '../../platform/auth/session.guard.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';

/** Rules about nobody, and a calculation that keeps nothing of what was asked. */
@ApiTags('Forms of delivery')
@Controller('api/v1')
export class DeliveryController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Get('delivery-rules')
  @Does('delivery.rules')
  @ApiOperation({
    summary:
      'Which form of delivery may be had and what pays after a forensic title: each rule with its days and source.',
  })
  @ApiResponse({ status: 200, standardSchema: deliveryRulesSchema })
  rules(): DeliveryRules {
    return allDeliveryRules();
  }

  @Post('delivery-forms/_judge')
  @Does('delivery.judge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Per form: may, only if, may not or unknown, with every rule that made it so. What is not known is null.',
  })
  @ApiResponse({ status: 200, standardSchema: deliveryJudgementSchema })
  judge(@Body({ schema: deliveryQuestionSchema }) question: DeliveryQuestion): DeliveryJudgement {
    return judge(question, localDate(this.clock()));
  }
}
