import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderUi } from '../../../test/kit/render-ui.tsx';
import { paneWidths } from './pane-width.ts';
import { SidePane } from './side-pane.tsx';

function Reading() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      {open && (
        <SidePane title="Thread" onClose={() => setOpen(false)}>
          <p>replies</p>
        </SidePane>
      )}
    </>
  );
}

function openPane() {
  renderUi(<Reading />);
  const opener = screen.getByText('open');
  opener.focus();
  fireEvent.click(opener);
  return opener;
}

test('it takes the focus, Escape closes it, and the focus returns', () => {
  const opener = openPane();
  expect(document.activeElement?.textContent).toBe('Thread');
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  expect(screen.queryByText('replies')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('its edge moves by keys, within bounds, and the width is kept', () => {
  openPane();
  const edge = screen.getByRole('separator');
  const width = () => Number(edge.getAttribute('aria-valuenow'));
  expect(width()).toBe(paneWidths.usual);
  fireEvent.keyDown(edge, { key: 'ArrowLeft' });
  expect(width()).toBe(paneWidths.usual + paneWidths.step);
  fireEvent.keyDown(edge, { key: 'Home' });
  fireEvent.keyDown(edge, { key: 'ArrowLeft' });
  expect(width()).toBe(paneWidths.most);
  expect(localStorage.getItem('weft.pane')).toBe(String(paneWidths.most));
});
