import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderUi } from '../../../test/kit/render-ui.tsx';
import { SearchField } from './search-field.tsx';

const asked = vi.fn<(value: string) => void>();
/** Another search by other means: a link, or the way back. */
let lead: (value: string) => void;

function InAddress() {
  const [value, setValue] = useState('');
  lead = setValue;
  return <SearchField label="Find" value={value} onSearch={asked} />;
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset();
  renderUi(<InAddress />);
});
afterEach(() => vi.useRealTimers());

const field = () => screen.getByLabelText<HTMLInputElement>('Find');
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const pause = () => act(() => vi.advanceTimersByTime(200));

test('asks once, when typing pauses, without the blanks around', () => {
  type('a');
  type(' ada ');
  expect(asked).not.toHaveBeenCalled();
  pause();
  expect(asked.mock.calls).toEqual([['ada']]);
  expect(field().value).toBe(' ada ');
});

test('leaving the field asks at once, and no later', () => {
  type('ada');
  fireEvent.blur(field());
  expect(asked.mock.calls).toEqual([['ada']]);
  pause();
  fireEvent.blur(field());
  expect(asked).toHaveBeenCalledTimes(1);
});

test('its own search that comes back late takes away nothing that was typed since', () => {
  type('ada');
  pause();
  type('ada l');
  act(() => lead('ada'));
  expect(field().value).toBe('ada l');
});

test('follows where a link leads', () => {
  type('ada');
  pause();
  act(() => lead('ada'));
  act(() => lead('grace'));
  expect(field().value).toBe('grace');
  act(() => lead(''));
  expect(field().value).toBe('');
});
