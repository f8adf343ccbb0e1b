import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { capacityReportSchema } from '@ketenzicht/shared/capacity';
import { readyReportSchema, teamReportSchema, vptReportSchema } from '@ketenzicht/shared/stepdown';
import { problemSchema } from '@ketenzicht/shared/kernel';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import { z } from 'zod';
import { version } from './version.js';

type Components = NonNullable<OpenAPIObject['components']>;

/** The interface as a document, from the same schemas that parse and answer; every route but the open ones says that it wants a session. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Ketenzicht')
    .setDescription(
      'Live secure-care capacity in the Netherlands. Errors are application/problem+json (RFC 9457) with a stable `code`. Times are UTC.',
    )
    .setVersion(version)
    .setContact('Ketenzicht', 'https://example.org/ketenzicht', 'ketenzicht@example.org')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .addServer('/', 'this server')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'session')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  const components: Components = (document.components ??= {});
  components.schemas = {
    ...components.schemas,
    ...named({
      CapacityReport: capacityReportSchema,
      ReadyReport: readyReportSchema,
      VptReport: vptReportSchema,
      VptTeamReport: teamReportSchema,
      Problem: problemSchema,
    }),
  };
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.put, path.post, path.delete, path.patch])
      if (operation) {
        operation.responses['default'] = {
          description: 'A problem',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        };
        const id = (operation as { 'x-operation'?: OperationId })['x-operation'];
        operation.security = id && operationOf(id).who === 'public' ? [] : [{ session: [] }];
      }
  return document;
}

/** Schemas as parts of a document that stands by itself. */
export function named(schemas: Record<string, z.ZodType>): NonNullable<Components['schemas']> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const {
        $schema: _,
        $defs: __,
        id: ___,
        ...rest
      } = z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Record<string, unknown>;
      return [name, inlined(rest, (__ ?? {}) as Record<string, unknown>)];
    }),
  ) as NonNullable<Components['schemas']>;
}

/** zod names registered parts in `$defs`, which stand nowhere in this document: put each in its place. */
function inlined(part: unknown, definitions: Record<string, unknown>): unknown {
  if (Array.isArray(part)) return part.map((one) => inlined(one, definitions));
  if (part === null || typeof part !== 'object') return part;
  const reference = (part as { $ref?: string }).$ref;
  if (reference?.startsWith('#/$defs/')) return inlined(definitions[reference.slice(8)], definitions);
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => key !== 'id')
      .map(([key, value]) => [key, inlined(value, definitions)]),
  );
}
