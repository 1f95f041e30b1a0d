import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RovingList } from './roving-list.tsx';

function show(items: readonly string[]) {
  return (
    <RovingList label="People" items={items} keyOf={(item) => item}>
      {(item, roving) => (
        <button type="button" {...roving}>
          {item}
        </button>
      )}
    </RovingList>
  );
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focus = (text: string) => act(() => screen.getByText(text).focus());
const focused = () => document.activeElement?.textContent;
const stops = () => screen.getAllByRole('button').filter((button) => button.tabIndex === 0);

test('arrows move and stop at the ends', () => {
  render(show(['ada', 'grace', 'linus']));
  focus('ada');
  press('ArrowDown');
  expect(focused()).toBe('grace');
  press('End');
  expect(focused()).toBe('linus');
  press('ArrowDown');
  expect(focused()).toBe('linus');
  press('Home');
  expect(focused()).toBe('ada');
});

test('Tab comes back to where one was', () => {
  render(show(['ada', 'grace', 'linus']));
  focus('grace');
  expect(stops().map((stop) => stop.textContent)).toEqual(['grace']);
});

test('an item that goes leaves a way into the list', () => {
  const { rerender } = render(show(['ada', 'grace']));
  focus('grace');
  rerender(show(['ada']));
  expect(stops().map((stop) => stop.textContent)).toEqual(['ada']);
});
