import { z } from 'zod';
import { oidcProviders } from './oidc-providers.ts';

/**
 * Every setting of Weft, said once: validation, defaults and the page docs/operating/settings.md come from here.
 * A setting is given by an environment variable, by a line of the settings file, or (`*_FILE`) by a file that
 * holds its value.
 */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly variable: string;
  readonly group: 'Server' | 'Database' | 'Files' | 'Accounts' | 'Mail' | 'Events' | 'Limits' | 'Logs';
  readonly schema: Schema;
  readonly help: string;
  readonly example?: string;
  readonly secret?: boolean;
}

function setting<Schema extends z.ZodType>(spec: Setting<Schema>): Setting<Schema> {
  return spec;
}

const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
const text = (max: number) => z.string().min(1).max(max, `must have at most ${max} characters`);
const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}` });
const yesOrNo = oneOf('yes', 'no').transform((value) => value === 'yes');
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** Not `url`: a server on a socket has an address without a host, postgres://weft@/weft?host=/run/postgresql. */
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must be an address that begins with postgres:// or postgresql://');

export const settings = {
  host: setting({
    variable: 'WEFT_HOST',
    group: 'Server',
    schema: text(255).default('127.0.0.1'),
    help: 'The address to listen on. 0.0.0.0 means every address of this machine.',
  }),
  port: setting({
    variable: 'WEFT_PORT',
    group: 'Server',
    schema: whole(0, 65_535).default(8080),
    help: 'The port to listen on. 0 takes any free one.',
  }),
  publicUrl: setting({
    variable: 'WEFT_URL',
    group: 'Server',
    schema: url('http:', 'https:').optional(),
    help: 'How people reach this server, when a proxy stands before it. Cookies are marked secure when it is https.',
    example: 'https://community.example.org',
  }),
  name: setting({
    variable: 'WEFT_NAME',
    group: 'Server',
    schema: text(60).default('Weft'),
    help: 'What this server calls itself.',
  }),
  data: setting({
    variable: 'WEFT_DATA',
    group: 'Server',
    schema: text(4096).optional(),
    help: 'The data directory: embedded database, secrets, files. Without it: /var/lib/weft for root, else ~/.local/share/weft.',
  }),
  trustProxy: setting({
    variable: 'WEFT_TRUST_PROXY',
    group: 'Server',
    schema: yesOrNo.default(false),
    help: 'yes when a proxy of yours sets X-Forwarded-For; otherwise anybody could make up their address.',
  }),
  secret: setting({
    variable: 'WEFT_SECRET',
    group: 'Server',
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    help: 'What stored secrets are encrypted with. Without it, the data directory keeps one; several nodes must share one.',
    secret: true,
  }),
  metricsToken: setting({
    variable: 'WEFT_METRICS_TOKEN',
    group: 'Server',
    schema: z.string().min(16, 'must have at least 16 characters').optional(),
    help: 'When set, /metrics wants it as a bearer token. Without it, /metrics answers only to this machine.',
    secret: true,
  }),
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    group: 'Database',
    schema: postgresUrl.optional(),
    help: 'A PostgreSQL server, 15 or newer. Without it, Weft starts the one that it brings.',
    example: 'postgres://weft:secret@db.example.org/weft',
    secret: true,
  }),
  databaseDirectUrl: setting({
    variable: 'DATABASE_DIRECT_URL',
    group: 'Database',
    schema: postgresUrl.optional(),
    help: 'The same server past a connection pooler: for migrations and for listening. Needed behind PgBouncer.',
    secret: true,
  }),
  poolSize: setting({
    variable: 'DATABASE_POOL_SIZE',
    group: 'Database',
    schema: whole(2, 200).default(10),
    help: 'Connections to the database at most.',
  }),
  statementTimeoutMs: setting({
    variable: 'DATABASE_STATEMENT_TIMEOUT_MS',
    group: 'Database',
    schema: whole(100, 600_000).default(10_000),
    help: 'A statement that takes longer is ended.',
  }),
  backupPassphrase: setting({
    variable: 'WEFT_BACKUP_PASSPHRASE',
    group: 'Server',
    schema: z.string().min(12, 'must have at least 12 characters').optional(),
    help: 'Locks the secrets in backups. Without it, backups leave them out. Keep it somewhere else than the backups.',
    secret: true,
  }),
  s3Bucket: setting({
    variable: 'WEFT_S3_BUCKET',
    group: 'Files',
    schema: text(63).optional(),
    help: 'A bucket of an S3-compatible storage for the files. Without it, they are in the data directory.',
    example: 'weft-files',
  }),
  s3Endpoint: setting({
    variable: 'WEFT_S3_ENDPOINT',
    group: 'Files',
    schema: url('http:', 'https:').optional(),
    help: "Where the bucket's server is. Without it: Amazon's of the region.",
    example: 'https://s3.example.org',
  }),
  s3Region: setting({
    variable: 'WEFT_S3_REGION',
    group: 'Files',
    schema: text(60).default('us-east-1'),
    help: "The bucket's region; most servers of one's own take the default.",
  }),
  s3AccessKey: setting({
    variable: 'WEFT_S3_ACCESS_KEY',
    group: 'Files',
    schema: text(200).optional(),
    help: 'Who Weft is to the bucket.',
    secret: true,
  }),
  s3SecretKey: setting({
    variable: 'WEFT_S3_SECRET_KEY',
    group: 'Files',
    schema: text(200).optional(),
    help: 'What proves it.',
    secret: true,
  }),
  uploadMegabytes: setting({
    variable: 'WEFT_UPLOAD_MEGABYTES',
    group: 'Files',
    schema: whole(1, 5000).default(500),
    help: "The largest file that somebody may upload. How much room each has is their tier's.",
  }),
  threadDepth: setting({
    variable: 'WEFT_THREAD_DEPTH',
    group: 'Limits',
    schema: whole(1, 1000).default(64),
    help: 'How deep comments may stand under each other.',
  }),
  redisUrl: setting({
    variable: 'REDIS_URL',
    group: 'Events',
    schema: url('redis:', 'rediss:').optional(),
    help: 'Carries events between several nodes. One node alone needs none.',
    secret: true,
  }),
  signUp: setting({
    variable: 'WEFT_SIGN_UP',
    group: 'Accounts',
    schema: oneOf('open', 'closed').default('open'),
    help: 'Whether anybody may make an account.',
  }),
  sessionDays: setting({
    variable: 'WEFT_SESSION_DAYS',
    group: 'Accounts',
    schema: whole(1, 365).default(30),
    help: 'How many days a session lasts without being used.',
  }),
  oidc: setting({
    variable: 'WEFT_OIDC',
    group: 'Accounts',
    schema: oidcProviders,
    help: 'Providers that people may sign in by, as a list in JSON: [single sign-on](single-sign-on.md).',
    example:
      '[{"id":"acme","name":"Acme","issuer":"https://id.example.org","clientId":"weft","clientSecretFile":"/run/secrets/acme"}]',
    secret: true,
  }),
  smtpUrl: setting({
    variable: 'WEFT_SMTP_URL',
    group: 'Mail',
    schema: url('smtp:', 'smtps:').optional(),
    help: 'The server that takes our mail: smtp:// (587, upgraded to TLS) or smtps:// (465). Without it mails are kept: weft mail.',
    example: 'smtp://weft@mail.example.org',
    secret: true,
  }),
  smtpPassword: setting({
    variable: 'WEFT_SMTP_PASSWORD',
    group: 'Mail',
    schema: text(1000).optional(),
    help: 'The password that goes with the user of WEFT_SMTP_URL, where it should not stand in the address.',
    secret: true,
  }),
  smtpTls: setting({
    variable: 'WEFT_SMTP_TLS',
    group: 'Mail',
    schema: oneOf('required', 'offered', 'never').default('required'),
    help: 'With smtp://: required refuses to send without TLS, offered uses it where there is some, never is for a server on this machine.',
  }),
  mailFrom: setting({
    variable: 'WEFT_MAIL_FROM',
    group: 'Mail',
    schema: z.email('must be an e-mail address').max(255).optional(),
    help: 'Whom our mails come from. Without it: weft@ the host of WEFT_URL.',
    example: 'hello@community.example.org',
  }),
  quietMs: setting({
    variable: 'WEFT_EVENTS_QUIET_MS',
    group: 'Events',
    schema: whole(0, 10_000).default(50),
    help: 'After this long without events, the next one is published at once.',
  }),
  gatherMs: setting({
    variable: 'WEFT_EVENTS_GATHER_MS',
    group: 'Events',
    schema: whole(0, 10_000).default(50),
    help: 'Within a burst, how long after the last event is waited for more.',
  }),
  maxDelayMs: setting({
    variable: 'WEFT_EVENTS_MAX_DELAY_MS',
    group: 'Events',
    schema: whole(0, 60_000).default(200),
    help: 'Within a burst, how long the first event waits at most.',
  }),
  keepEventsDays: setting({
    variable: 'WEFT_EVENTS_KEEP_DAYS',
    group: 'Events',
    schema: whole(1, 365).default(7),
    help: 'How long a client may be away and still get all that it missed.',
  }),
  requestsPerMinute: setting({
    variable: 'WEFT_REQUESTS_PER_MINUTE',
    group: 'Limits',
    schema: whole(10, 1_000_000).default(1200),
    help: 'Requests that one user or one address may make.',
  }),
  bodyKilobytes: setting({
    variable: 'WEFT_BODY_KILOBYTES',
    group: 'Limits',
    schema: whole(16, 100_000).default(256),
    help: 'The largest JSON body; files travel another way.',
  }),
  logLevel: setting({
    variable: 'WEFT_LOG_LEVEL',
    group: 'Logs',
    schema: oneOf('silent', 'error', 'warn', 'info', 'debug').default('info'),
    help: 'silent, error, warn, info or debug.',
  }),
} as const;

type Settings = typeof settings;
export type SettingName = keyof Settings;
export type Config = { readonly [Name in SettingName]: z.output<Settings[Name]['schema']> };
