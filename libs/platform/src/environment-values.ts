import { z } from 'zod';
import { trustedProxies } from './abuse/trusted-proxies.js';

/** What a variable of the environment may hold: a text is all that it can be, and each of these reads one. */
export const flag = (byDefault: boolean) =>
  z
    .enum(['true', 'false'])
    .default(byDefault ? 'true' : 'false')
    .transform((value) => value === 'true');

export const whole = (byDefault: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(byDefault);

export const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: `expected a URL that begins with ${schemes.map((s) => `${s}//`).join(' or ')}`,
  });

export const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'expected JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const proxies = z
  .string()
  .default('')
  .superRefine((value, context) => {
    try {
      trustedProxies(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });

export const origins = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
    error: 'expected origins such as https://portal.example, separated by commas, without a path',
  });

export const signingKeys = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((keys) => keys.every((key) => key.startsWith('whsk_') && [32, 64].includes(bytesOf(key.slice(5)))), {
    error: 'expected keys such as whsk_… with 32 or 64 bytes in base64, separated by spaces',
  });

const bytesOf = (base64: string): number => Buffer.from(base64, 'base64').length;

export const issuerSchema = z
  .object({
    issuer: z.string().min(1),
    /** https://… or, for a single machine, file:///…; default: what the issuer's discovery document names */
    jwksUri: url('http:', 'https:', 'file:').optional(),
    audience: z.string().min(1),
    /** participants that this issuer may speak for: ids, `VN-*` for all of a country, or `*` for all */
    participants: z.array(z.string()).default(['*']),
    /**
     * Where roles come from. `register`: the token says who somebody is, and the register of this network says what they may.
     * `claims`: the token brings `participant` and `roles` along, and whoever runs the issuer decides; for development and tests.
     */
    roles: z.enum(['register', 'claims']).default('register'),
    /** With it people sign in at the gateway. Registered there for the address PUBLIC_URL/sign-in/callback. */
    clientId: z.string().min(1).optional(),
    /** left out by a public client, which PKCE protects alone */
    clientSecret: z.string().min(1).optional(),
    /** what people know it by; default: its host */
    name: z.string().min(1).max(80).optional(),
    /** default: openid profile email */
    scopes: z.string().min(1).optional(),
    /** where the discovery document is, when it is reached by another address than the issuer's own */
    discoveryUrl: url('http:', 'https:').optional(),
    /** how long a sign-in lasts at most; default: 12 */
    sessionHours: z.number().positive().max(720).optional(),
  })
  .refine(({ issuer, jwksUri, discoveryUrl }) => jwksUri ?? discoveryUrl ?? /^https?:/.test(issuer), {
    error: 'expected jwksUri, for the issuer is no address at which its keys could be found',
  })
  .refine(({ issuer, clientId, discoveryUrl }) => !clientId || discoveryUrl || /^https?:/.test(issuer), {
    error: 'expected discoveryUrl: people sign in at an issuer that is an address, or tells one',
  });
export type IssuerOptions = z.infer<typeof issuerSchema>;
