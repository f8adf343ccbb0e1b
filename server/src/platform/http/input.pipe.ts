import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { parseInput } from '@ketenzicht/shared/kernel';
import type { z } from 'zod';

/** Whatever a route declares a schema for is parsed by it; every fault is named at once, by JSON pointer. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    return schema ? parseInput(schema as unknown as z.ZodType, value) : value;
  }
}
