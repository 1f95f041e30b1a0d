import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { selfSigned } from '../../../test/kit/certificate.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { type MailServerOptions, startMailServer } from '../../../test/kit/mail-server.ts';
import { testVault } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { loadConfig, type Overrides } from '../../core/config/load.ts';
import { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { JobRegistry } from '../../core/jobs/job.ts';
import { listJobs } from '../../core/jobs/queries.ts';
import { Worker } from '../../core/jobs/worker.ts';
import { Vault } from '../../core/vault.ts';
import { removeOld, retryMails } from './commands.ts';
import { deliver } from './deliver.ts';
import { deliverMail } from './jobs.ts';
import { contentOf, countMails, listMails, readMail } from './queries.ts';
import { queueMail } from './queue.ts';
import { mailServer } from './smtp.ts';

const certificate = selfSigned();
setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);

const secretLink = 'https://weft.example/reset-password#zT0kenZT0kenZT0ken';
const signedIn = { user: 'weft', password: 'the mail server’s' };

async function setUp(options: MailServerOptions = {}, overrides: Overrides = {}) {
  const smtp = await startMailServer(options);
  const db = new Database({ connection: (await testDatabase()).connection });
  after(async () => {
    await smtp.close();
    await db.close();
  });
  const config = loadConfig(
    {},
    {
      smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
      publicUrl: 'https://weft.example',
      smtpTls: 'never',
      ...overrides,
    },
  );
  const office = { config, vault: testVault };
  const write = (to = 'ada@example.org') =>
    db.transaction((tx) =>
      queueMail(tx, office, {
        ...{ type: 'reset_password', to, language: 'de' },
        values: { name: 'Ada Lovelace', username: 'ada', link: secretLink, minutes: 60 },
      }),
    );
  const signal = new AbortController().signal;
  const attempt = (id: string) => deliver(id, { db, config, vault: testVault, signal });
  const states = async () =>
    (await listMails(db, { limit: 10 })).map(({ status, attempts }) => [status, attempts]);
  return { smtp, db, config, office, write, attempt, states };
}

function runWorker({ db, config }: Awaited<ReturnType<typeof setUp>>): Worker {
  const registry = new JobRegistry();
  registry.handle(deliverMail, {
    outside: ({ mailId }, { signal }) => deliver(mailId, { db, config, vault: testVault, signal }),
  });
  const log = { warn: () => {}, error: () => {} };
  const worker = new Worker({ db, registry, log, random: () => 0, pollMs: 20 });
  after(() => worker.stop());
  worker.start();
  return worker;
}

describe('mail', () => {
  test('goes out with its act over TLS, signed in, in both forms, and leaves nothing to open', async () => {
    const set = await setUp(
      { ...certificate, ...signedIn },
      {
        smtpTls: 'required',
        smtpPassword: signedIn.password,
        mailFrom: 'hello@weft.example',
        name: 'Weft of Ada',
      },
    );
    const { port } = set.smtp;
    const config = { ...set.config, smtpUrl: `smtp://weft@localhost:${port}` };
    runWorker({ ...set, config });
    const id = await set.write();
    const mail = await set.smtp.mailTo('ada@example.org');
    assert.equal(mail.subject, 'Ein neues Passwort für Weft of Ada');
    assert.equal(mail.from?.address, 'hello@weft.example');
    assert.equal(mail.from?.name, 'Weft of Ada');
    assert.equal(mail.link, secretLink);
    assert.match(mail.html ?? '', /<html lang="de">/);
    assert.equal(mail.messageId, `<weft.${id}@weft.example>`);
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    assert.equal(header('auto-submitted'), 'auto-generated');
    assert.equal(header('content-language'), 'de');
    assert.deepEqual(
      set.smtp.taken.map(({ secure, user }) => [secure, user]),
      [[true, 'weft']],
    );
    const sent = await until(async () => (await listMails(set.db, { status: 'sent', limit: 1 }))[0]);
    assert.notEqual(sent.sent_at, null);
    assert.equal((await readMail(set.db, id))?.content, null);
  });

  test('TLS from the first byte works too', async () => {
    const { smtp, config } = await setUp({ ...certificate, secure: true });
    await mailServer({ ...config, smtpUrl: `smtps://localhost:${smtp.port}` })?.verify();
  });

  test('an act that is taken back writes no mail', async () => {
    const { db, office } = await setUp();
    const act = db.transaction(async (tx) => {
      await queueMail(tx, office, { type: 'test', to: 'ada@example.org', language: 'en', values: {} });
      throw new Error('taken back');
    });
    await assert.rejects(act, /taken back/);
    assert.deepEqual(await listMails(db, { limit: 10 }), []);
    assert.deepEqual(await listJobs(db, { limit: 10 }), []);
  });

  test('what waits is sealed: neither link nor name stands in the table, and another secret opens nothing', async () => {
    const { db, write } = await setUp();
    const mail = await readMail(db, await write());
    assert.ok(mail?.content);
    assert.equal(mail.content.includes('zT0ken'), false);
    assert.equal(JSON.stringify({ ...mail, content: null }).includes('zT0ken'), false);
    assert.match(contentOf(testVault, mail).text, /zT0ken/);
    assert.throws(
      () => contentOf(new Vault(() => 'the secret of another server entirely'), mail),
      /another secret/,
    );
  });

  test('a refusal for good stops at once and says why; retrying is for people to decide', async () => {
    let known = false;
    const set = await setUp({
      refuse: () => (known ? undefined : { code: 550, says: 'No such person here' }),
    });
    const id = await set.write();
    await set.attempt(id);
    assert.deepEqual(await set.states(), [['failed', 1]]);
    assert.match((await readMail(set.db, id))?.last_error ?? '', /550 No such person here/);
    known = true;
    await set.attempt(id);
    assert.deepEqual(set.smtp.taken, []);
    assert.equal(await set.db.transaction((tx) => retryMails(tx, { id })), 1);
    await set.attempt(id);
    assert.deepEqual(await set.states(), [['sent', 1]]);
  });

  test('a temporary refusal is tried again by the job until it is taken, once', async () => {
    let busy = true;
    const set = await setUp({ refuse: () => (busy ? { code: 451, says: 'Come back later' } : undefined) });
    runWorker(set);
    await set.write();
    await until(async () => (await set.states())[0]?.[1] === 1);
    assert.deepEqual(await set.states(), [['queued', 1]]);
    busy = false;
    await until(async () => {
      await set.db.rows(sql`update jobs set run_at = now() where state = 'queued'`);
      return (await set.states())[0]?.[0] === 'sent';
    });
    assert.equal(set.smtp.taken.length, 1);
    const [job] = await until(async () => {
      const jobs = await listJobs(set.db, { state: 'done', limit: 2 });
      return jobs.length > 0 && jobs;
    });
    assert.equal(job?.attempts, 2);
  });

  test('after its last attempt it has failed', async () => {
    const set = await setUp({ refuse: () => ({ code: 451, says: 'Come back later' }) });
    const id = await set.write();
    await set.db.rows(sql`update email_jobs set attempts = ${deliverMail.maxAttempts - 1}`);
    await set.attempt(id);
    assert.deepEqual(await set.states(), [['failed', deliverMail.maxAttempts]]);
  });

  test('a wrong password of ours is no reason to give the mail up', async () => {
    const set = await setUp({ ...certificate, ...signedIn });
    const config = {
      ...set.config,
      smtpUrl: `smtp://weft:wrong@localhost:${set.smtp.port}`,
      smtpTls: 'required' as const,
    };
    const id = await set.write();
    const { signal } = new AbortController();
    await assert.rejects(deliver(id, { db: set.db, config, vault: testVault, signal }), /535/);
    assert.deepEqual(await set.states(), [['queued', 1]]);
  });

  test('without TLS nothing is sent where TLS is required, nor to a server whose certificate nobody vouches for', async () => {
    const plain = await setUp({ disabledCommands: ['STARTTLS'] }, { smtpTls: 'required' });
    await assert.rejects(plain.attempt(await plain.write()), /STARTTLS|TLS/);
    const stranger = await setUp({}, { smtpTls: 'required' });
    await assert.rejects(stranger.attempt(await stranger.write()), /self.signed|certificate/i);
    assert.deepEqual([...plain.smtp.taken, ...stranger.smtp.taken], []);
  });

  test('a crash between sending and writing it down sends twice, under one Message-ID', async () => {
    const set = await setUp();
    const id = await set.write();
    const { signal } = new AbortController();
    const dying = {
      rows: (statement: Parameters<Database['rows']>[0]) =>
        statement.text.includes('update email_jobs')
          ? Promise.reject(new Error('killed'))
          : set.db.rows(statement),
    } as Database;
    await assert.rejects(deliver(id, { db: dying, config: set.config, vault: testVault, signal }), /killed/);
    await set.attempt(id);
    const ids = set.smtp.taken.map(({ mail }) => mail.messageId);
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 1);
  });

  test('a mail server that hangs does not hold up a stop; the mail still waits', async () => {
    const set = await setUp({ hangs: true });
    const id = await set.write();
    const stop = new AbortController();
    const sending = deliver(id, { db: set.db, config: set.config, vault: testVault, signal: stop.signal });
    setImmediate(() => stop.abort());
    await assert.rejects(sending, /stopped/);
    assert.deepEqual(await set.states(), [['queued', 1]]);
  });

  test('without a mail server it is kept, and goes out when there is one and somebody says so', async () => {
    const set = await setUp();
    const alone = { ...set.office, config: { ...set.config, smtpUrl: undefined } };
    await set.db.transaction((tx) =>
      queueMail(tx, alone, { type: 'test', to: 'ada@example.org', language: 'en', values: {} }),
    );
    assert.deepEqual(await set.states(), [['kept', 0]]);
    assert.deepEqual(await listJobs(set.db, { limit: 10 }), []);
    assert.deepEqual(await countMails(set.db), { kept: 1, failed: 0, late: 0 });
    runWorker(set);
    assert.equal(await set.db.transaction((tx) => retryMails(tx, { status: 'kept' })), 1);
    assert.equal((await set.smtp.mailTo('ada@example.org')).subject, 'A test mail from Weft');
  });

  test('a mail for later waits for its time', async () => {
    const { db, office } = await setUp();
    const at = new Date(Date.now() + 3_600_000);
    await db.transaction((tx) =>
      queueMail(tx, office, { type: 'test', to: 'ada@example.org', language: 'en', values: {}, at }),
    );
    const [job] = await listJobs(db, { limit: 1 });
    assert.equal(job?.run_at.getTime(), at.getTime());
  });

  test('after a month it is forgotten', async () => {
    const { db, write } = await setUp();
    const old = await write('old@example.org');
    await write('new@example.org');
    await db.rows(sql`update email_jobs set created_at = now() - interval '31 days' where id = ${old}`);
    await removeOld(db);
    assert.deepEqual(
      (await listMails(db, { limit: 10 })).map(({ recipient }) => recipient),
      ['new@example.org'],
    );
  });
});
