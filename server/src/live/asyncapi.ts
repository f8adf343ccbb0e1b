import {
  changesSchema,
  deskChangedSchema,
  followSchema,
  followedSchema,
  heartbeatSchema,
} from '@ketenzicht/shared/live';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import { z } from 'zod';
import { named } from '../platform/http/openapi.js';
import { version } from '../platform/http/version.js';

/** Every event that a client may send, and what it does: one that is not here is a hole, and a test says so. */
export const incoming: Readonly<Record<string, OperationId>> = { follow: 'live.follow' };

const refusalSchema = z.strictObject({ error: z.strictObject({ code: z.string(), detail: z.string() }) });

const schemas = {
  Follow: followSchema,
  Followed: z.union([followedSchema, refusalSchema]),
  Changes: changesSchema,
  Heartbeat: heartbeatSchema,
  Desk: deskChangedSchema,
};

const message = (name: keyof typeof schemas, summary: string) => ({
  name: name.toLowerCase(),
  summary,
  payload: { $ref: `#/components/schemas/${name}` },
});
const reference = (name: string) => ({ $ref: `#/channels/live/messages/${name}` });

/** The socket as a document (AsyncAPI 3), from the schemas that parse and answer. */
export const describeSocket = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Ketenzicht live',
    version,
    description:
      'socket.io 4, WebSocket only. The handshake wants a session: `auth: {token}`, or the cookie of a browser on our own origin. In words: docs/live.md.',
    license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
  },
  defaultContentType: 'application/json',
  channels: {
    live: {
      address: '/live',
      messages: {
        follow: message('Follow', 'Join the stream of a register, and hear what was missed since a revision.'),
        followed: message('Followed', 'The acknowledgement: what was missed, or why not.'),
        changes: message('Changes', 'Brings a client from one revision to another.'),
        heartbeat: message('Heartbeat', 'Every five seconds.'),
        desk: message('Desk', 'Something on your own desk is otherwise than it was: ask for it again.'),
      },
    },
  },
  operations: {
    ...Object.fromEntries(
      Object.entries(incoming).map(([event, id]) => [
        event,
        {
          action: 'receive',
          channel: { $ref: '#/channels/live' },
          messages: [reference(event)],
          reply: { channel: { $ref: '#/channels/live' }, messages: [reference('followed')] },
          'x-operation': id,
          'x-data-class': operationOf(id).dataClass,
        },
      ]),
    ),
    changes: { action: 'send', channel: { $ref: '#/channels/live' }, messages: [reference('changes')] },
    heartbeat: { action: 'send', channel: { $ref: '#/channels/live' }, messages: [reference('heartbeat')] },
    desk: { action: 'send', channel: { $ref: '#/channels/live' }, messages: [reference('desk')] },
  },
  components: { schemas: named(schemas) },
});
