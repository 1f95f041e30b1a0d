import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderUi } from '../../../test/kit/render-ui.tsx';
import { useToast } from './toast-provider.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function Archive({ undo }: { undo: () => void }) {
  const show = useToast();
  return (
    <button type="button" onClick={() => show({ text: 'Archived', undo })}>
      archive
    </button>
  );
}

function archive(undo = () => {}) {
  renderUi(<Archive undo={undo} />);
  fireEvent.click(screen.getByText('archive'));
}

test('undo takes it back and closes', () => {
  const undo = vi.fn();
  archive(undo);
  fireEvent.click(screen.getByText('Undo'));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Archived')).toBeNull();
});

test('it goes by itself', () => {
  archive();
  act(() => vi.advanceTimersByTime(6000));
  expect(screen.queryByText('Archived')).toBeNull();
});

test('it stays while somebody points at it', () => {
  archive();
  fireEvent.mouseEnter(screen.getByText('Archived'));
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.getByText('Archived')).toBeTruthy();
});
