import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createList, type UserList, updateList } from '@weft/contract/lists.ts';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';

interface ListDialogProps {
  /** Null: a new one. */
  readonly list: UserList | null;
  readonly onDone: (list: UserList) => void;
  readonly onClose: () => void;
}

/** What a list is called. */
export function ListDialog({ list, onDone, onClose }: ListDialogProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form = useForm({
    initial: { name: list?.name ?? '', description: list?.description ?? '' },
    schema: bodyOf(createList),
    submit: async (body) => {
      const saved =
        list === null
          ? await api.call(createList, { body })
          : await api.call(updateList, { params: { listId: list.id }, body });
      await queryClient.invalidateQueries({ queryKey: ['lists'] });
      onDone(saved.list);
    },
    fieldOfCode: { list_name_taken: 'name' },
  });
  const title = t(list === null ? 'lists.make' : 'lists.change');
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <form {...form.props} className={classes.inDialog}>
        <TextInput {...form.field('name')} label={t('lists.name')} autoComplete="off" ref={first} />
        <TextInput
          {...form.field('description')}
          label={`${t('lists.description')} (${t('account.optional')})`}
          autoComplete="off"
        />
        <FormProblem words={form.failure} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('lists.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
