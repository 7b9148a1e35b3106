import { z } from 'zod';
import { differenceSchema } from './change.js';

/**
 * The body of a webhook: one JSON that is both CloudEvents 1.0 (structured mode) and Standard Webhooks. Thin: what
 * changed and where to read it, not the record. docs/webhooks.md documents it for receivers.
 */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** Standard Webhooks' name for `time` */
  timestamp: z.iso.datetime(),
  data: z.object({
    position: z.number().int(),
    subject: z.string(),
    revision: z.number().int().nullable(),
    kind: z.string().nullable(),
    owner: z.string(),
    countries: z.array(z.string()),
    topics: z.array(z.string()),
    title: z.record(z.string(), z.string()),
    meaning: z.string(),
    legalDate: z.string().nullable(),
    differences: z.array(differenceSchema),
    /** true when the differences were too long for a thin message and must be read at `links.self` */
    truncated: z.boolean(),
    /** the same for all that one act published together */
    batch: z.string().optional(),
    links: z.object({ self: z.string(), changes: z.string() }),
  }),
  /** why this receiver got it */
  subscription: z.object({ id: z.string(), name: z.string() }),
});
export type Envelope = z.infer<typeof envelopeSchema>;
