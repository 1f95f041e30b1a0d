import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderUi } from '../../../test/kit/render-ui.tsx';
import { PlainEditor } from './plain-editor.tsx';

function show(more: Partial<Parameters<typeof PlainEditor>[0]> = {}) {
  const onSend = vi.fn();
  renderUi(
    <PlainEditor label="Write" value="hello" onChange={() => {}} enterSends onSend={onSend} {...more} />,
  );
  return { onSend, field: screen.getByRole('textbox', { name: 'Write' }) };
}

test('Enter sends, Shift+Enter does not', () => {
  const { field, onSend } = show();
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  expect(onSend).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledOnce();
});

test('where Enter breaks the line, Ctrl+Enter sends', () => {
  const { field, onSend } = show({ enterSends: false });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(onSend).toHaveBeenCalledOnce();
});

test('Up leaves an empty field, and only an empty one', () => {
  const onUp = vi.fn();
  const { field } = show({ onUp });
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  expect(onUp).not.toHaveBeenCalled();
});
