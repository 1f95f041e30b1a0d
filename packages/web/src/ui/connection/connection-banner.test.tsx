import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderUi } from '../../../test/kit/render-ui.tsx';
import { ConnectionBanner, type ConnectionStatus } from './connection-banner.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function show() {
  const { rerender } = renderUi(<ConnectionBanner status="live" />);
  return (status: ConnectionStatus) => rerender(<ConnectionBanner status={status} />);
}
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const offline = () => screen.queryAllByText(/No connection/).length > 0;

test('a short cut is not worth a word', () => {
  const become = show();
  become('offline');
  wait(500);
  become('connecting');
  become('live');
  wait(5000);
  expect(offline()).toBe(false);
});

test('a longer one is told until all that was missed has come in', () => {
  const become = show();
  become('offline');
  wait(2000);
  expect(offline()).toBe(true);
  become('connecting');
  expect(screen.getByText('Connecting again…')).toBeTruthy();
  become('live');
  expect(screen.queryByText('Connecting again…')).toBeNull();
  expect(screen.getByText('You are connected again.')).toBeTruthy();
});
