import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../http/problem.ts';
import type { User } from './actor.ts';
import { policy } from './policy.ts';

const ada: User = { kind: 'user', userId: '1', sessionId: '11', role: 'user', scopes: 'all' };
const mayRead = policy('diary.read', (actor: User, diary: { owner: string; listed: boolean }) => {
  if (actor.userId === diary.owner) return 'yes';
  return diary.listed ? 'forbidden' : 'not_found';
});

test('a permit carries what was checked', () => {
  const diary = { owner: '1', listed: false };
  const permit = mayRead.permit(ada, diary);
  assert.equal(permit.subject, diary);
  assert.equal(permit.act, 'diary.read');
});

test('what may be known is forbidden; what may not be known does not exist', () => {
  const refusal = (listed: boolean) => {
    try {
      mayRead.permit(ada, { owner: '2', listed });
    } catch (error) {
      return error instanceof Problem ? error.code : error;
    }
    return 'granted';
  };
  assert.equal(refusal(true), 'forbidden');
  assert.equal(refusal(false), 'not_found');
});

test('presenting asks the same rule', () => {
  assert.equal(mayRead.allows(ada, { owner: '1', listed: false }), true);
  assert.equal(mayRead.allows(ada, { owner: '2', listed: true }), false);
});
