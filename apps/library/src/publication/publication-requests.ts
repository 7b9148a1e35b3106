import { z } from 'zod';
import { invalidInput } from '#kernel';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);

/** What comes with REST's ways to publish and to revoke, besides the record itself. */
const publishShape = {
  publish: flag.default(false).describe('publish at once instead of beginning a draft'),
  correction: flag.default(false).describe('a revision without a change in law'),
  changeNote: z.string().max(2000).optional().describe('what was changed and why, for readers'),
  embargoUntil: z
    .string()
    .max(40)
    .optional()
    .describe('a moment to come, ISO 8601 with its offset, at which it is published by itself'),
};
type PublishRequest = z.infer<z.ZodObject<typeof publishShape>>;

const revokeRequest = z.strictObject({
  reason: z.string().min(1).max(2000).describe('why it is withdrawn, for readers'),
});

/** @param known the fields that may be given here */
export function readPublishRequest(given: unknown, known: readonly (keyof PublishRequest)[]): PublishRequest {
  const shape = Object.fromEntries(known.map((name) => [name, publishShape[name]]));
  const read = checked(z.strictObject(shape), given) as Partial<PublishRequest>;
  return { publish: false, correction: false, ...read };
}

export const readRevokeRequest = (given: unknown): z.infer<typeof revokeRequest> => checked(revokeRequest, given ?? {});

function checked<T>(schema: z.ZodType<T>, given: unknown): T {
  const { data, error } = schema.safeParse(given);
  if (!error) return data;
  throw invalidInput(
    error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: key, message: 'is not known here' }))
        : [{ path: issue.path.join('.'), message: issue.message }],
    ),
  );
}
