import * as v from 'valibot';

import { Problem } from './problem.js';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/u));
const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

const basedOn = v.object({
  messageId: v.nullable(id),
  assignee: v.nullable(v.object({ kind: v.picklist(['staff', 'workgroup']), id })),
  state: v.picklist(['open', 'closed']),
});

const options = v.object({
  allowResponse: v.boolean(),
  allowAttachments: v.boolean(),
  maskName: v.boolean(),
  feeCode: v.optional(v.string()),
  billingProviderId: v.optional(v.string()),
  notifyIfUnreadAfter: v.optional(v.string()),
});

const reply = v.object({
  body: v.string(),
  options,
  attachmentIds: v.array(id),
  basedOn,
  composedAt: time,
});

const readMark = v.object({ upTo: v.nullable(id), composedAt: time });

export type ReplyBody = v.InferOutput<typeof reply>;
export type ReadMarkBody = v.InferOutput<typeof readMark>;

/** The body of a reply, or a refusal that names the field. */
export function readReply(text: string): ReplyBody {
  return read(reply, text);
}

export function readReadMark(text: string): ReadMarkBody {
  return read(readMark, text);
}

function read<const Schema extends v.GenericSchema>(schema: Schema, text: string) {
  const result = v.safeParse(schema, parse(text));
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]) ?? 'body';
  throw new Problem(400, 'invalid', `The field ${field} is missing or has a wrong form.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'invalid', 'The body is not JSON.');
  }
}
