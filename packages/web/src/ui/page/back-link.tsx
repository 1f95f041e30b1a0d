import { VisuallyHidden } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { AnchorHTMLAttributes } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './back-link.module.css';

function BackAnchor(anchor: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const t = useT();
  return (
    <a {...anchor} className={classes.back}>
      <ArrowLeft size={20} aria-hidden />
      <VisuallyHidden>{t('shared.back')}</VisuallyHidden>
    </a>
  );
}

/** To the pane before this one. Only on a phone: elsewhere that pane is beside. */
export const BackLink = createLink(BackAnchor);
