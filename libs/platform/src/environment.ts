import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { flag, issuerSchema, jsonOf, origins, proxies, signingKeys, url, whole } from './environment-values.js';

/**
 * The one place that reads the environment (a lint rule keeps it so). Every variable is described here; `.env.example`
 * is generated from these descriptions and a test compares the two. All faults are reported at once.
 */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production hides what only developers need'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('least severe level that is logged'),
  LOG_FORMAT: z.enum(['json', 'pretty']).default('json').describe('json for machines, pretty for a terminal'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on; 0.0.0.0 in a container'),
  PORT: whole(4000, 0, 65535).describe('port to listen on; 0 takes a free one'),
  PUBLIC_URL: url('http:', 'https:')
    .optional()
    .describe('address under which readers reach this node; default http://localhost:PORT'),
  NODE_NAME: z
    .string()
    .min(1)
    .max(100)
    .default('Comity')
    .describe('name of this node, shown on pages, in feeds and in user-agent'),
  CONTACT: z
    .string()
    .min(3)
    .max(200)
    .default('operator@localhost')
    .describe('whom receivers of webhooks may write to; part of the user-agent'),
  DATABASE_URL: url('postgres:', 'postgresql:').describe('PostgreSQL 17 or newer, with pg_trgm and unaccent available'),
  DATABASE_POOL: whole(10, 1, 200).describe('connections per app and process'),
  QUEUE_URL: url('redis:', 'rediss:', 'postgres:', 'postgresql:')
    .optional()
    .describe('where BullMQ keeps its wake-ups: redis://… or postgres://…; default DATABASE_URL'),
  SUBGRAPHS: jsonOf(z.record(z.string(), z.url()))
    .optional()
    .describe(
      'gateway only, JSON: addresses of the subgraphs, e.g. {"registry":"http://registry:4001"}; empty in standalone',
    ),
  CURSOR_SECRET: z.string().min(32).describe('signs cursors; at least 32 characters, the same in every process'),
  ENCRYPTION_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, {
      error: 'expected 32 bytes in base64 (openssl rand -base64 32)',
    })
    .describe('encrypts endpoint secrets at rest; 32 bytes in base64, the same in every process'),
  METRICS_TOKEN: z
    .string()
    .min(20)
    .max(500)
    .regex(/^[\w.~+/=-]+$/, { error: 'expected what a bearer token is made of: letters, digits and . _ ~ + / = -' })
    .optional()
    .describe(
      'bearer token that /metrics asks for, at least 20 characters; empty: /metrics is closed at the public door, and open in processes behind it',
    ),
  CANARY_SECONDS: whole(60, 0, 3600).describe(
    'how often a canary is sent through the deliveries to show that they work; readiness fails when none has arrived for five times as long; 0: never',
  ),
  ACCESS_ISSUERS: jsonOf(z.array(issuerSchema).min(1))
    .optional()
    .describe(
      'JSON: token issuers that are trusted: [{"issuer","audience","participants":["VN-*"],"roles":"register"}]; with "roles":"claims" the token itself says them; with "clientId" (and "clientSecret") people sign in there; all fields: docs/access.md',
    ),
  SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .describe('mail server for letters: smtps://user:password@host:465; empty: letters are written to COMITY_DIR/mail'),
  MAIL_FROM: z
    .string()
    .min(3)
    .max(300)
    .optional()
    .describe('sender of letters, e.g. Comity <comity@example.org>; default comity@ the host of PUBLIC_URL'),
  WEBSUB_HUB: url('https:', 'http:')
    .optional()
    .describe(
      'WebSub hub that feeds name and that is told of what is new in them: https://hub.example.org/; empty: none',
    ),
  MAIL_BOUNCES: z
    .email()
    .optional()
    .describe(
      'mailbox that mail servers report to when a letter about changes could not be delivered, e.g. bounces@example.org; each letter gets an address of its own there (bounces+…@); see docs/following.md',
    ),
  MAIL_DKIM_DOMAIN: z.string().min(3).max(253).optional().describe('domain that letters are signed for (DKIM)'),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/i)
    .optional()
    .describe('selector of the DKIM key, under which the DNS has the public one'),
  MAIL_DKIM_KEY: z
    .string()
    .includes('PRIVATE KEY')
    .optional()
    .describe('private DKIM key in PEM; give its file as MAIL_DKIM_KEY_FILE'),
  WEBHOOK_LOOPBACK: flag(false).describe(
    'true lets webhooks go to http://127.0.0.1, ::1 and localhost; for standalone and tests only',
  ),
  WEBHOOK_SIGNING_KEYS: signingKeys.describe(
    'Ed25519 keys that webhooks are signed with by v1a, newest first, separated by spaces: whsk_ and 32 or 64 bytes in base64; empty: one is made and kept sealed in the database',
  ),
  GRAPHQL_INTROSPECTION: flag(true).describe('whether clients may read the schema through GraphQL'),
  GRAPHQL_MAX_DEPTH: whole(12, 3, 100).describe('deepest selection that is answered'),
  GRAPHQL_MAX_ALIASES: whole(30, 1, 1000).describe('most aliases in one operation'),
  GRAPHQL_MAX_COST: whole(20_000, 100, 10_000_000).describe(
    'most fields, times page sizes, that one operation may ask for',
  ),
  GRAPHQL_MAX_TOKENS: whole(4000, 100, 100_000).describe('most lexical tokens in one document'),
  GRAPHQL_PLANS_AT_ONCE: whole(2, 1, 64).describe('operations not seen before that the gateway plans at once'),
  GRAPHQL_PLANS_WAITING: whole(100, 0, 10_000).describe(
    'how many may wait for that, five seconds at most; others are answered 503 with Retry-After',
  ),
  GRAPHQL_MAX_PAGE: whole(100, 1, 1000).describe('largest `first`'),
  IMPORT_MAX_MB: whole(200, 1, 10_000).describe('largest file that POST /imports takes, in megabytes'),
  TRUST_PROXY: proxies.describe(
    'proxies in front whose X-Forwarded-For is believed: how many (1), or their addresses (10.0.0.0/8,fd00::/8); empty: nobody',
  ),
  RATE_LIMIT_ADDRESS: whole(1200, 0, 10_000_000).describe(
    'points per minute for an address that is not signed in; reading costs 1, searching 3, a mutation 5; 0: no limit',
  ),
  RATE_LIMIT_PERSON: whole(3000, 0, 10_000_000).describe('points per minute for a person or service; 0: no limit'),
  RATE_LIMIT_PARTICIPANT: whole(15_000, 0, 10_000_000).describe(
    'points per minute for all who act for one participant; 0: no limit',
  ),
  RATE_LIMIT_FAILED_SIGN_INS: whole(30, 0, 100_000).describe(
    'refused tokens, sessions and sign-ins per minute and address, after which none is looked at for the rest of it; 0: no limit',
  ),
  RATE_LIMIT_STORE: z
    .enum(['memory', 'redis', 'postgres'])
    .optional()
    .describe(
      'where requests are counted: memory (each process for itself), redis (QUEUE_URL must be one), postgres; default redis where QUEUE_URL is one, else memory',
    ),
  CORS_ORIGINS: origins.describe(
    'origins whose pages may act for those signed in, separated by commas; feeds and /changes are open to all, without credentials',
  ),
  REQUEST_DEADLINE_MS: whole(15_000, 100, 120_000).describe('milliseconds after which a query is given up'),
  SHUTDOWN_GRACE_MS: whole(10_000, 0, 300_000).describe('milliseconds that work in hand gets to finish on SIGTERM'),
  RUNS_JOBS: flag(true).describe(
    'standalone: false leaves sequencing and deliveries to worker processes on the same database',
  ),
  LEDGER_DAYS: whole(90, 15, 3650).describe(
    'days for which it is kept whom each change was delivered to, and for which letters and items in inboxes are kept; afterwards the totals alone stay',
  ),
  ATTEMPT_DAYS: whole(30, 1, 3650).describe(
    'days for which failed attempts and the beginning of their answers are kept, once the delivery is settled',
  ),
  REVIEW_REMINDER_DAYS: whole(5, 1, 60).describe(
    'working days (Monday to Friday) after which those who were asked to review a draft are reminded',
  ),
  REVIEW_ESCALATION_DAYS: whole(10, 1, 120).describe(
    'working days after which the deputies and coordinators are told of a draft that nobody has reviewed',
  ),
  CONFIRMATION_REMINDER_DAYS: whole(30, 1, 90).describe(
    'days before a record is due to be confirmed, on which its publishers are reminded by letter',
  ),
  COMITY_DIR: z
    .string()
    .default('.comity')
    .describe('standalone: folder of the embedded database and the generated keys'),
  FILES_URL: url('file:', 's3:')
    .optional()
    .describe(
      'where uploaded files are kept: file:///folder or s3://bucket/prefix?region=…&endpoint=https://…; default COMITY_DIR/files',
    ),
  FILES_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('folder of uploads that are not whole yet; default COMITY_DIR/uploads'),
  FILES_S3_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe('access key of the bucket in FILES_URL; empty: the role of the machine'),
  FILES_S3_SECRET: z.string().min(1).optional().describe('secret of FILES_S3_KEY_ID'),
  FILES_MAX_BYTES: whole(50_000_000, 1000, 2_000_000_000).describe('largest file that is taken'),
  FILES_QUOTA_BYTES: whole(20_000_000_000, 0, Number.MAX_SAFE_INTEGER).describe(
    'bytes of files that one participant may keep here; 0: no limit',
  ),
  FILES_KEEP_FREE_BYTES: whole(500_000_000, 0, Number.MAX_SAFE_INTEGER).describe(
    'bytes of the disk that uploads leave free; with less, uploads are answered 507',
  ),
  FILES_UNUSED_DAYS: whole(7, 1, 365).describe('days after which an uploaded file that no record carries is removed'),
  CLAMAV_URL: url('tcp:')
    .optional()
    .describe('virus scanner (clamd) that looks at files before they are served: tcp://host:3310; empty: none'),
  COMITY_DEMONSTRATION_SIGN_IN: flag(false).describe(
    'standalone: true lets anybody sign in as one of the demonstration people though others reach this node',
  ),
  SEED: z
    .enum(['none', 'reference', 'demonstration'])
    .default('reference')
    .describe('what is loaded at start when it is not there yet'),
});

export type Environment = z.infer<typeof environmentSchema>;

const DKIM = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY'] as const;

/** What single variables cannot say of themselves. */
const usable = environmentSchema
  .refine(({ RATE_LIMIT_STORE: store, QUEUE_URL: queue }) => store !== 'redis' || /^rediss?:/.test(queue ?? ''), {
    path: ['RATE_LIMIT_STORE'],
    error: 'redis needs a QUEUE_URL that is redis://…; expected memory or postgres',
  })
  .refine((given) => [0, 3].includes(DKIM.filter((name) => given[name] !== undefined).length), {
    path: ['MAIL_DKIM_KEY'],
    error: `signing needs all of ${DKIM.join(', ')}; expected all three or none`,
  });

export class EnvironmentFault extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((p) => `  ${p}`).join('\n')}`);
    this.name = 'EnvironmentFault';
  }
}

/** `NAME_FILE` gives the path of a file that holds NAME, as container secrets do. */
function withFiles(source: Record<string, string | undefined>): Record<string, string | undefined> {
  const filled: Record<string, string | undefined> = {};
  for (const name of Object.keys(environmentSchema.shape)) {
    const file = source[`${name}_FILE`];
    const value = source[name] ?? (file ? readFileSync(file, 'utf8').trim() : undefined);
    if (value !== undefined && value !== '') filled[name] = value;
  }
  return filled;
}

export interface EnvironmentSources {
  /** what a composition root has worked out itself; wins over everything */
  given?: Record<string, string | undefined>;
  /** what a composition root proposes where the environment says nothing */
  defaults?: Record<string, string | undefined>;
  source?: Record<string, string | undefined>;
}

/** Parses the environment, reporting every fault at once. */
export function readEnvironment({
  given = {},
  defaults = {},
  source = process.env,
}: EnvironmentSources = {}): Environment {
  const parsed = usable.safeParse({ ...present(defaults), ...withFiles(source), ...present(given) });
  if (parsed.success) return parsed.data;
  throw new EnvironmentFault(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

const present = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** One variable as it stands, for what a composition root must know before the whole can be parsed. */
export const environmentVariable = (name: keyof Environment): string | undefined => withFiles(process.env)[name];

/** The text of `.env.example`. */
export function exampleEnvironment(): string {
  const lines = [
    '# Generated by `npm run schema` from libs/platform/src/environment.ts. Every NAME may also be given as NAME_FILE.',
    '',
  ];
  for (const [name, schema] of Object.entries(environmentSchema.shape)) {
    const empty = schema.safeParse(undefined);
    const byDefault = empty.success && empty.data !== undefined ? String(empty.data) : '';
    lines.push(
      `# ${schema.description ?? ''}${empty.success ? '' : ' (required)'}`,
      empty.success ? `#${name}=${byDefault}` : `${name}=`,
      '',
    );
  }
  return lines.join('\n');
}
