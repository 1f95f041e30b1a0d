import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { selfSigned } from './certificate.ts';
import { until } from './wait-for.ts';

export interface TakenMail {
  readonly to: string;
  readonly secure: boolean;
  readonly user: string | undefined;
  readonly mail: Email;
}

/** What the server says instead of yes: a code of SMTP and its words. */
export interface Refusal {
  readonly code: number;
  readonly says: string;
}

export interface MailServerOptions
  extends Pick<SMTPServerOptions, 'key' | 'cert' | 'secure' | 'disabledCommands'> {
  readonly user?: string;
  readonly password?: string;
  /** Asked for every recipient. */
  readonly refuse?: (to: string) => Refusal | undefined;
  /** Takes the mail and never answers. */
  readonly hangs?: boolean;
}

export interface TestMailServer {
  readonly port: number;
  readonly taken: TakenMail[];
  /** The newest mail to this address that has come, or comes. */
  mailTo(address: string, subject?: RegExp): Promise<Email & { link: string }>;
  close(): Promise<void>;
}

/** A real mail server on loopback that keeps what it is given. Nothing it takes goes any further. */
export async function startMailServer(options: MailServerOptions = {}): Promise<TestMailServer> {
  const { user, password, refuse, hangs = false, ...smtp } = options;
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    ...selfSigned(),
    ...smtp,
    authOptional: user === undefined,
    disableReverseLookup: true,
    onAuth({ username, password: given }, _session, done) {
      if (username === user && given === password) done(null, { user: username });
      else done(refused({ code: 535, says: 'Authentication failed' }));
    },
    onRcptTo({ address }, _session, done) {
      const refusal = refuse?.(address);
      done(refusal === undefined ? null : refused(refusal));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (hangs) return;
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        for (const { address } of session.envelope.rcptTo)
          taken.push({ to: address, secure: session.secure, user: session.user as string | undefined, mail });
        done();
      });
    },
  });
  // A client that breaks the connection off is what some tests are about.
  server.on('error', () => {});
  const { server: listener } = server;
  server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    taken,
    async mailTo(address, subject = /./) {
      const found = await until(
        () => taken.findLast(({ to, mail }) => to === address && subject.test(mail.subject ?? '')),
        { what: `a mail to ${address} about ${subject}` },
      );
      return { ...found.mail, link: linkIn(found.mail.text ?? '') };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The link that a mail is about stands alone in its line. */
export function linkIn(text: string): string {
  return /^https?:\/\/\S+$/m.exec(text)?.[0] ?? '';
}

function refused({ code, says }: Refusal): Error {
  return Object.assign(new Error(says), { responseCode: code });
}
