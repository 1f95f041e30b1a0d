import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './state.module.css';

interface ErrorStateProps {
  /** What happened, in the reader's language. */
  readonly words: string;
  /** By which whoever runs the server finds it in the logs. */
  readonly reference?: string | undefined;
  readonly onRetry: () => void;
}

/** What could not be loaded and a way to try again, where the content would be. */
export function ErrorState({ words, reference, onRetry }: ErrorStateProps) {
  const t = useT();
  return (
    <div className={classes.state} role="alert">
      <CircleAlert size={32} aria-hidden />
      <h2 className={classes.title}>{t('failure.title')}</h2>
      <p className={classes.words}>{words}</p>
      {reference !== undefined && (
        <p className={classes.reference}>{t('failure.reference', { id: reference })}</p>
      )}
      <Button variant="default" onClick={onRetry}>
        {t('shared.tryAgain')}
      </Button>
    </div>
  );
}
