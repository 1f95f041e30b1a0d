import { publicAddress } from '../../core/config/address.ts';
import type { Config } from '../../core/config/settings.ts';

export interface OutgoingMail {
  /** Stable: a mail that goes out twice after a crash is recognised by it as one. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
}

export interface MailServer {
  send(mail: OutgoingMail): Promise<void>;
  /** Connects, upgrades and signs in, and sends nothing. */
  verify(): Promise<void>;
}

/** The mail server said no. `forGood`: to this mail, whenever it is asked again. */
export class MailRefused extends Error {
  readonly forGood: boolean;

  constructor(message: string, forGood: boolean) {
    super(message);
    this.forGood = forGood;
  }
}

export type MailSettings = Pick<
  Config,
  'smtpUrl' | 'smtpPassword' | 'smtpTls' | 'mailFrom' | 'publicUrl' | 'port' | 'name'
>;

/** The mail server that the settings name; undefined when they name none. */
export function mailServer(config: MailSettings): MailServer | undefined {
  const { smtpUrl } = config;
  if (smtpUrl === undefined) return undefined;
  return {
    async send({ to, messageId, language, ...content }) {
      const transport = await connect(config, new URL(smtpUrl));
      await asPlainFailure(
        transport.sendMail({
          ...content,
          from: { name: config.name, address: senderAddress(config) },
          to: { name: '', address: to },
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
          disableFileAccess: true,
          disableUrlAccess: true,
        }),
      );
    },
    async verify() {
      const transport = await connect(config, new URL(smtpUrl));
      await asPlainFailure(transport.verify());
    },
  };
}

export function senderAddress({ mailFrom, ...config }: MailSettings): string {
  return mailFrom ?? `weft@${new URL(publicAddress(config)).hostname}`;
}

async function connect({ smtpPassword, smtpTls }: MailSettings, url: URL) {
  // Loaded when the first mail goes out: a start should not wait for it.
  const { createTransport } = await import('nodemailer');
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && smtpTls === 'required',
    ignoreTLS: !secure && smtpTls === 'never',
    ...(user === '' ? {} : { auth: { user, pass: smtpPassword ?? decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
}

async function asPlainFailure<T>(sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (error) {
    throw plainFailure(error);
  }
}

/**
 * A 5xx about the sender, the recipient or the mail is meant for good. One about signing in or TLS is about our
 * settings: the mail waits until somebody has mended them.
 */
function plainFailure(error: unknown): MailRefused {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message: string };
  const aboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const forGood = aboutTheMail && responseCode !== undefined && responseCode >= 500;
  return new MailRefused(`${message.trim()}${code === undefined ? '' : ` (${code})`}`, forGood);
}
