import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { testDatabase } from '../../test/kit/database.ts';
import { startMailServer } from '../../test/kit/mail-server.ts';
import { addressOf, oneLine, run } from '../../test/kit/weft.ts';
import { loadConfig } from '../core/config/load.ts';
import { Database } from '../core/db/database.ts';
import { listJobs } from '../core/jobs/queries.ts';
import { Vault } from '../core/vault.ts';
import { queueMail } from '../features/mail/queue.ts';

const secret = 'the secret that the operator has set';

describe('weft mail', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const smtp = await startMailServer();
  const env = { DATABASE_URL: addressOf(connection), WEFT_SECRET: secret };
  const withServer = {
    ...env,
    WEFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    WEFT_SMTP_TLS: 'never',
    WEFT_URL: 'https://weft.example',
  };
  after(() => smtp.close());

  const id = await db.transaction((tx) =>
    queueMail(
      tx,
      { config: loadConfig({}), vault: new Vault(() => secret) },
      {
        ...{ type: 'invite', to: 'grace@example.org', language: 'en' },
        values: {
          ...{ community: 'Analytical Society', inviter: 'Ada Lovelace', expiresAt: null },
          link: 'https://weft.example/invite#k3yk3y',
        },
      },
    ),
  );

  test('shows what is kept, with its link', async () => {
    const list = await run(['mail'], env);
    assert.match(list.out, /kept +0 +grace@example\.org +Ada Lovelace invites you to Analytical Society/);
    const shown = await run(['mail', 'show', id], env);
    assert.match(shown.out, /^https:\/\/weft\.example\/invite#k3yk3y$/m);
    const { mails } = JSON.parse((await run(['mail', 'list', '--status', 'kept', '--json'], env)).out);
    assert.deepEqual([mails[0].id, 'content' in mails[0]], [id, false]);
    const { mail } = JSON.parse((await run(['mail', 'show', id, '--json'], env)).out);
    assert.match(mail.content.html, /<!doctype html>/);
  });

  test('with another secret it opens nothing, and says why', async () => {
    const outcome = await run(['mail', 'show', id], {
      ...env,
      WEFT_SECRET: `not ${secret}`,
    });
    assert.equal(outcome.code, 1);
    assert.match(oneLine(outcome), /sealed with another secret/);
  });

  test('refuses what makes no sense in a line each', async () => {
    assert.equal(oneLine(await run(['mail', 'show', '12'], env)), 'There is no mail 12.');
    assert.match(oneLine(await run(['mail', 'retry', id], env)), /^There is no mail server/);
    assert.match(oneLine(await run(['mail', 'test', 'ada@example.org'], env)), /^There is no mail server/);
    assert.equal((await run(['mail', 'retry'], withServer)).code, 2);
    assert.equal((await run(['mail', 'list', '--status', 'lost'], env)).code, 2);
    assert.match(oneLine(await run(['mail', 'test', 'nobody'], withServer)), /e-mail address/);
  });

  test('sends a test mail, and gives a kept mail to the server that runs', async () => {
    assert.equal((await run(['mail', 'test', 'ada@example.org', '--language', 'de'], withServer)).code, 0);
    assert.equal((await smtp.mailTo('ada@example.org')).subject, 'Eine Testmail von Weft');
    assert.equal(
      (await run(['mail', 'retry', '--all', 'kept'], withServer)).out.trim(),
      'One mail waits for its turn.',
    );
    assert.deepEqual(
      (await listJobs(db, { limit: 10 })).map(({ name, state }) => [name, state]),
      [['mail.deliver', 'queued']],
    );
  });

  test('doctor asks the mail server', async () => {
    const finding = async (settings: Record<string, string>) => {
      const { findings } = JSON.parse((await run(['doctor', '--json'], settings)).out);
      return findings.find(({ check }: { check: string }) => check === 'mail');
    };
    assert.match((await finding(withServer)).says, /lets us in; from weft@weft\.example; 0 failed/);
    const wrong = await finding({ ...withServer, WEFT_SMTP_TLS: 'required' });
    assert.deepEqual([wrong.state, /certificate/.test(wrong.says)], ['problem', true]);
    assert.equal((await finding(env)).state, 'note');
  });

  test('close', () => db.close());
});
