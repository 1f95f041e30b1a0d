import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BookMarked, Settings2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { snippetsQuery } from './desk.ts';
import classes from './snippets.module.css';

const SnippetsDialog = lazy(() =>
  import('./snippets-dialog.tsx').then((m) => ({ default: m.SnippetsDialog })),
);

/** What one says again and again: put in where the cursor stands. */
export function SnippetMenu({ onInsert }: { onInsert: (content: string) => void }) {
  const t = useT();
  const { data = [] } = useQuery(snippetsQuery);
  const [managing, setManaging] = useState(false);
  return (
    <>
      {/* The focus goes to where one writes, with what was put in: not back to the button. */}
      <Menu position="top-start" returnFocus={false}>
        <Menu.Target>
          <ActionIcon size={32} aria-label={t('desk.snippets')}>
            <BookMarked size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          {data.map(({ id, title, content }) => (
            <Menu.Item key={id} onClick={() => onInsert(content)}>
              {title}
            </Menu.Item>
          ))}
          {data.length === 0 && <Menu.Label>{t('desk.noSnippets')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<Settings2 size={16} aria-hidden />} onClick={() => setManaging(true)}>
            {t('desk.manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {managing && (
        <Suspense fallback={null}>
          <SnippetsDialog onClose={() => setManaging(false)} />
        </Suspense>
      )}
    </>
  );
}
