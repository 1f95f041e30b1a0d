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

function Archive({ undo, gone }: { undo: () => void; gone: () => void }) {
  const show = useToast();
  return (
    <button type="button" onClick={() => show({ text: 'Archived', undo, gone })}>
      archive
    </button>
  );
}

function archive(undo = () => {}, gone = () => {}) {
  renderUi(<Archive undo={undo} gone={gone} />);
  fireEvent.click(screen.getByText('archive'));
}

test('undo takes it back and closes', () => {
  const [undo, gone] = [vi.fn(), vi.fn()];
  archive(undo, gone);
  fireEvent.click(screen.getByText('Undo'));
  expect(undo).toHaveBeenCalledOnce();
  expect(gone).not.toHaveBeenCalled();
  expect(screen.queryByText('Archived')).toBeNull();
});

test('it goes by itself, and says when it is too late to undo it', () => {
  const [undo, gone] = [vi.fn(), vi.fn()];
  archive(undo, gone);
  act(() => vi.advanceTimersByTime(8000));
  expect(screen.queryByText('Archived')).toBeNull();
  expect(gone).toHaveBeenCalledOnce();
  expect(undo).not.toHaveBeenCalled();
});

test('it stays while somebody points at it', () => {
  archive();
  fireEvent.mouseEnter(screen.getByText('Archived'));
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.getByText('Archived')).toBeTruthy();
});
