import type { ErrorCode } from '@weft/contract/errors.ts';
import { type FormEvent, useRef, useState } from 'react';
import type { z } from 'zod';
import { useT } from '../../i18n/language-provider.tsx';
import type { PlainKey } from '../../i18n/words.ts';
import { failureWords, isRefusal } from '../failure/failure-words.ts';
import { type Faults, faultsIn, faultsOf, faultWords } from './fault.ts';

type Values<Name extends string> = Readonly<Record<Name, string>>;

export interface FormOptions<Name extends string, Schema extends z.ZodType> {
  readonly initial: Values<Name>;
  /** The route's own body: what the browser accepts is what the server accepts. */
  readonly schema: Schema;
  /** Where the body is not the fields as they are: an empty optional field is left out, for one. */
  readonly toBody?: (values: Values<Name>) => unknown;
  readonly submit: (body: z.output<Schema>) => Promise<unknown>;
  /** The words for a value that has the wrong form. */
  readonly wrongFormat?: Partial<Record<NoInfer<Name>, PlainKey>>;
  /** Refusals that are about one field. */
  readonly fieldOfCode?: Partial<Record<ErrorCode, NoInfer<Name>>>;
}

/** Values, what is wrong with them, and the way to the server and back. */
export function useForm<Name extends string, Schema extends z.ZodType>(options: FormOptions<Name, Schema>) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(options.initial);
  const [faults, setFaults] = useState<Faults<Name>>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const names = Object.keys(options.initial) as Name[];

  const complain = (found: Faults<Name>, reason?: unknown) => {
    setFaults(found);
    // A failure that a field tells of is not told twice.
    const [first] = names.filter((name) => found[name] !== undefined);
    setFailure(first === undefined ? reason : undefined);
    if (first === undefined) return;
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };

  const send = async () => {
    const parsed = options.schema.safeParse(options.toBody?.(values) ?? values);
    if (!parsed.success) return complain(faultsIn(parsed.error, values, options.wrongFormat));
    setBusy(true);
    setFailure(undefined);
    try {
      await options.submit(parsed.data);
    } catch (error) {
      complain(isRefusal(error) ? faultsOf(error, names, options.fieldOfCode) : {}, error);
    } finally {
      setBusy(false);
    }
  };

  const set = (name: Name, value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
    setFaults(({ [name]: _gone, ...rest }) => rest as Faults<Name>);
  };

  const field = (name: Name) => {
    const fault = faults[name];
    return {
      name,
      value: values[name],
      onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
      error: fault === undefined ? undefined : faultWords(fault, t),
    };
  };

  return {
    values,
    busy,
    field,
    reset: setValues,
    failure: failure === undefined ? undefined : failureWords(failure, t),
    props: {
      ref: form,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        if (!busy) void send();
      },
    },
  };
}
