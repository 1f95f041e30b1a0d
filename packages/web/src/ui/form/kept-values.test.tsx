import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { forgetKeptValues, readKeptValues, useKeptValues } from './kept-values.ts';

const fields = ['displayName', 'bio'] as const;
const keep = (values: Record<string, string> | undefined) =>
  renderHook((props) => useKeptValues('profile.1', props), { initialProps: values });

test('what was typed outlives the page, until it is saved', () => {
  keep({ bio: 'half a sent' }).unmount();
  expect(readKeptValues('profile.1', fields)).toEqual({ bio: 'half a sent' });
  keep(undefined);
  expect(readKeptValues('profile.1', fields)).toEqual({});
});

test('what is kept for one person is not given to another', () => {
  keep({ bio: 'mine' });
  expect(readKeptValues('profile.2', fields)).toEqual({});
});

test('signing out forgets it and nothing else', () => {
  localStorage.setItem('weft.theme', 'dark');
  keep({ bio: 'mine' });
  forgetKeptValues();
  expect(readKeptValues('profile.1', fields)).toEqual({});
  expect(localStorage.getItem('weft.theme')).toBe('dark');
});

test('what somebody else wrote into the storage breaks nothing', () => {
  localStorage.setItem('weft.draft.profile.1', '{"bio":7,"x":');
  expect(readKeptValues('profile.1', fields)).toEqual({});
  localStorage.setItem('weft.draft.profile.1', '{"bio":7,"displayName":"Ada"}');
  expect(readKeptValues('profile.1', fields)).toEqual({ displayName: 'Ada' });
});
