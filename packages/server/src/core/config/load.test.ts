import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ConfigError } from './config-error.ts';
import { loadConfig } from './load.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
}

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'weft-config-')), 'file');
  writeFileSync(path, text);
  return path;
}

test('without any setting there is a whole configuration', () => {
  const config = loadConfig({});
  assert.equal(config.port, 8080);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.databaseUrl, undefined);
});

test('every problem is told at once, in words', () => {
  assert.deepEqual(problemsOf({ WEFT_PORT: '80808', WEFT_SIGN_UP: 'maybe', DATABASE_URL: 'mysql://x' }), [
    'WEFT_PORT ("80808") must be at most 65535',
    'DATABASE_URL must be an address that begins with postgres:// or postgresql://',
    'WEFT_SIGN_UP ("maybe") must be open or closed',
  ]);
});

test("a secret's value is never repeated", () => {
  const [problem = ''] = problemsOf({ WEFT_METRICS_TOKEN: 'short-secret' });
  assert.match(problem, /at least 16 characters/);
  assert.doesNotMatch(problem, /short-secret/);
});

test('a secret can stand in a file of its own; the file that is not there is a problem', () => {
  const path = fileWith('postgres://ada@db.example.org/weft\n');
  assert.equal(loadConfig({ DATABASE_URL_FILE: path }).databaseUrl, 'postgres://ada@db.example.org/weft');
  assert.deepEqual(problemsOf({ DATABASE_URL_FILE: '/nowhere/at/all' }), [
    'DATABASE_URL_FILE names /nowhere/at/all, which cannot be read',
  ]);
});

test('the command line is stronger than the environment, which is stronger than the settings file', () => {
  const file = fileWith('WEFT_PORT=1001\nWEFT_NAME="From the file"\n');
  const env = { WEFT_SETTINGS: file, WEFT_PORT: '1002' };
  assert.equal(loadConfig(env).port, 1002);
  assert.equal(loadConfig(env).name, 'From the file');
  assert.equal(loadConfig(env, { port: '1003' }).port, 1003);
});

test('a setting in the file that Weft does not know is a problem, not a surprise', () => {
  const file = fileWith('WEFT_PROT=1001\n');
  assert.deepEqual(problemsOf({ WEFT_SETTINGS: file }), [`${file} sets WEFT_PROT, which Weft does not know`]);
});

test('providers are a list in JSON, each with what it needs; what is wrong is told by its place alone', () => {
  const secret = fileWith('the secret of acme\n');
  const acme = { id: 'acme', name: 'Acme', issuer: 'https://id.example.org/', clientId: 'weft' };
  const list = (...providers: object[]) => ({ WEFT_OIDC: JSON.stringify(providers) });
  const [read] = loadConfig(list({ ...acme, clientSecretFile: secret })).oidc;
  assert.deepEqual(
    [read?.key, read?.clientSecret, read?.scopes],
    ['https://id.example.org', 'the secret of acme', 'openid email profile'],
  );
  const local = list({ ...acme, issuer: 'http://localhost:4000' });
  assert.equal(loadConfig(local).oidc[0]?.issuer, 'http://localhost:4000');
  assert.deepEqual(loadConfig({}).oidc, []);
  for (const [wrong, says] of [
    [{ WEFT_OIDC: 'acme' }, /expected array/],
    [list({ ...acme, issuer: 'http://id.example.org' }), /0\.issuer: .*https/],
    [list({ ...acme, issuer: 'https://id.example.org?x=y' }), /0\.issuer/],
    [list({ ...acme, scopes: 'email' }), /0\.scopes: must hold openid/],
    [list({ ...acme, clientSecret: 7, secret: 'swordfish' }), /0\.clientSecret/],
    [list({ ...acme, clientSecretFile: '/nowhere' }), /cannot be read/],
    [
      list(acme, { ...acme, id: 'other', name: 'Other', issuer: 'https://id.example.org' }),
      /two providers with one issuer/,
    ],
    [
      list(acme, { ...acme, name: 'Other', issuer: 'https://other.example.org' }),
      /two providers with one id/,
    ],
  ] as const) {
    const [problem = ''] = problemsOf(wrong as Record<string, string>);
    assert.match(problem, says);
    assert.doesNotMatch(problem, /swordfish/);
  }
});
