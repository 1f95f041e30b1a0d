import { lazy, Suspense } from 'react';
import { laterWords } from '../../i18n/language.ts';
import { openForm, useOpenedForm } from './open-form.ts';

const FormDialog = lazy(async () => {
  const [{ FormDialog: default_ }] = await Promise.all([import('./form-dialog.tsx'), laterWords()]);
  return { default: default_ };
});

/** The form that somebody asked for, over whichever page. Its code comes when it is asked for. */
export function OpenedForm() {
  const type = useOpenedForm();
  if (type === undefined) return null;
  return (
    <Suspense fallback={null}>
      <FormDialog key={type} type={type} onClose={() => openForm(undefined)} />
    </Suspense>
  );
}
