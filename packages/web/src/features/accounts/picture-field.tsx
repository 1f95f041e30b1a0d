import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useRemoveAvatar } from './avatar.ts';
import { canShow } from './crop-picture.ts';
import { useMe } from './me.ts';
import classes from './picture-field.module.css';

// What crops and what sends are only fetched by somebody who has chosen a picture.
const PictureDialog = lazy(() => import('./picture-dialog.tsx').then((m) => ({ default: m.PictureDialog })));

interface Chosen {
  readonly file: File;
  readonly address: string;
}

/** One's picture: choose or drop one, cut it out, take it away. */
export function PictureField() {
  const t = useT();
  const me = useMe();
  const remove = useRemoveAvatar();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);

  useEffect(() => () => chosen && URL.revokeObjectURL(chosen.address), [chosen]);

  const choose = async (file: File | undefined) => {
    setProblem(undefined);
    if (file === undefined) return;
    const address = URL.createObjectURL(file);
    if (await canShow(address)) return setChosen({ file, address });
    URL.revokeObjectURL(address);
    setProblem(t('picture.unreadable'));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button within
    <div
      className={classes.picture}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void choose(event.dataTransfer.files[0]);
      }}
    >
      <Avatar id={me.id} name={me.displayName} picture={me.avatar} size={64} />
      <div className={classes.words}>
        <p className={classes.name}>{me.displayName}</p>
        <p className={classes.handle}>@{me.username}</p>
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => input.current?.click()}>
          {t(me.avatar === null ? 'picture.choose' : 'picture.change')}
        </Button>
        {me.avatar !== null && (
          <Button
            variant="subtle"
            aria-label={t('picture.removeNamed')}
            onClick={() => me.avatar !== null && void remove(me.avatar)}
          >
            {t('picture.remove')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('picture.file')}
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0]);
          // Or choosing the same file again would say nothing.
          currentTarget.value = '';
        }}
      />
      <FormProblem words={problem} />
      {chosen && (
        <Suspense>
          <PictureDialog chosen={chosen} onClose={() => setChosen(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
