import { ActionIcon } from '@mantine/core';
import type { Attachment } from '@weft/contract/media.ts';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { fileAddress } from '../media/media.ts';
import classes from './lightbox.module.css';

interface LightboxProps {
  readonly pictures: readonly Attachment[];
  readonly beginAt: number;
  readonly onClose: () => void;
}

/** Pictures as large as the window lets them be. The browser's own modal: Escape closes it, and the focus goes back. */
export default function Lightbox({ pictures, beginAt, onClose }: LightboxProps) {
  const { t, locale } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(beginAt);
  // What was deleted meanwhile is not shown on.
  const picture = pictures[at] ?? pictures.at(-1);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  if (picture === undefined) return null;

  const name = picture.name === '' ? t('storage.unnamed') : picture.name;
  const several = pictures.length > 1;
  const go = (by: 1 | -1) => setAt((at + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    // The page below has keys of its own.
    event.stopPropagation();
    if (event.key === 'ArrowRight') go(1);
    else if (event.key === 'ArrowLeft') go(-1);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={classes.box}
      aria-label={t('files.picture', { name })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <p className={classes.name} aria-live="polite">
          {name}{' '}
          <span className={classes.detail}>
            {bytesInWords(picture.bytes, locale)}
            {several && ` · ${t('files.nth', { n: at + 1, count: pictures.length })}`}
          </span>
        </p>
        <ActionIcon
          component="a"
          href={fileAddress(picture.id)}
          download={name}
          aria-label={t('files.downloadNamed', { name })}
        >
          <Download size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon onClick={onClose} aria-label={t('shared.close')}>
          <X size={20} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.stage}>
        {several && (
          <ActionIcon className={classes.step ?? ''} onClick={() => go(-1)} aria-label={t('files.previous')}>
            <ChevronLeft size={24} aria-hidden />
          </ActionIcon>
        )}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button are the keyboard's ways out */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: beside the picture there is nothing */}
        <div
          className={classes.room}
          onClick={(event) => {
            if (event.target === event.currentTarget) onClose();
          }}
        >
          <img
            key={picture.id}
            className={classes.picture}
            src={fileAddress(picture.id)}
            alt={name}
            width={picture.width ?? undefined}
            height={picture.height ?? undefined}
          />
        </div>
        {several && (
          <ActionIcon className={classes.step ?? ''} onClick={() => go(1)} aria-label={t('files.next')}>
            <ChevronRight size={24} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </dialog>
  );
}
