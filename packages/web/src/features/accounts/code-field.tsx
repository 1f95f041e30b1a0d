import { TextInput } from '@mantine/core';
import { useT } from '../../i18n/language-provider.tsx';
import { isRefusal } from '../../ui/failure/failure-words.ts';

/** The refusal that is only half of one: what was said is right, and a code is missing. */
export function wantsCode(error: unknown): boolean {
  return isRefusal(error) && error.code === 'second_factor_needed';
}

/** What a form sends besides the rest: an empty code is none. */
export function withCode<Rest extends object>({ code, ...rest }: Rest & { code: string }) {
  return code.trim() === '' ? rest : { ...rest, code };
}

interface CodeFieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  readonly error?: string | undefined;
}

/** Six digits of a phone, or one of the codes on paper. */
export function CodeField(props: CodeFieldProps) {
  const t = useT();
  return (
    <TextInput
      {...props}
      label={t('code.label')}
      description={t('code.hint')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus
    />
  );
}
