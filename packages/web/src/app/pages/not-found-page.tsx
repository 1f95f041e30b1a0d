import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';

export function NotFoundPage() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        icon={Compass}
        level={1}
        title={t('notFound.title')}
        action={<Button onClick={() => void navigate({ to: '/' })}>{t('notFound.action')}</Button>}
      >
        {t('notFound.body')}
      </EmptyState>
    </main>
  );
}
