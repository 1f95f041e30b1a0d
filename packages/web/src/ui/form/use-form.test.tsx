import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { ProblemError } from '@weft/client/failures.ts';
import { signIn } from '@weft/contract/accounts.ts';
import { expect, test, vi } from 'vitest';
import { renderUi } from '../../../test/kit/render-ui.tsx';
import { bodyOf } from './body-of.ts';
import { useForm } from './use-form.ts';

function Door({ submit }: { submit: () => Promise<unknown> }) {
  const form = useForm({ initial: { login: '', password: '' }, schema: bodyOf(signIn), submit });
  return (
    <form {...form.props} aria-label="door">
      {(['login', 'password'] as const).map((name) => {
        const { error, ...field } = form.field(name);
        return (
          <label key={name}>
            {name}
            <input {...field} />
            <span>{error}</span>
          </label>
        );
      })}
      <p data-testid="failure">{form.failure}</p>
    </form>
  );
}

const fill = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(new RegExp(name)), { target: { value } });
const send = () => act(async () => fireEvent.submit(screen.getByRole('form')));
const failure = () => screen.getByTestId('failure').textContent;

test('what the schema refuses is not sent, and the first fault gets the focus', async () => {
  const submit = vi.fn();
  renderUi(<Door submit={submit} />);
  fill('login', 'ada');
  await send();
  expect(submit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByLabelText(/password/));
  expect(screen.getByText('This is needed.')).toBeTruthy();
});

test('a refusal is said in the words of the catalogue', async () => {
  const problem = { type: 'x', title: 'no', status: 401, code: 'sign_in_failed', requestId: 'r' } as const;
  renderUi(<Door submit={() => Promise.reject(new ProblemError(problem))} />);
  fill('login', 'ada');
  fill('password', 'wrong');
  await send();
  await waitFor(() => expect(failure()).toBe('This name and password do not go together.'));
});

test('correcting a field takes its complaint away', async () => {
  renderUi(<Door submit={vi.fn()} />);
  await send();
  expect(screen.getAllByText('This is needed.')).toHaveLength(2);
  fill('login', 'a');
  expect(screen.getAllByText('This is needed.')).toHaveLength(1);
});
