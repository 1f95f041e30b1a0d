import { Menu, UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Gauge, LogOut, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import classes from './account-menu.module.css';
import { useMe } from './me.ts';
import { useSignOut } from './sign-out.ts';

/** One's own picture at the end of the rail, and what belongs to one's own account; and what else is to be at hand everywhere. */
export function AccountMenu({ children }: { children: ReactNode }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu position="right-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.picture ?? ''} aria-label={t('frame.account')}>
          <Avatar id={me.id} name={me.displayName} picture={me.avatar} size={40} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/settings/you' })}>
          <span className={classes.name}>{me.displayName}</span>
          <span className={classes.handle}>@{me.username}</span>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Settings size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {t('frame.settings')}
        </Menu.Item>
        {me.role === 'admin' && (
          <Menu.Item
            leftSection={<Gauge size={18} aria-hidden />}
            onClick={() => void navigate({ to: '/operator' })}
          >
            {t('operator.title')}
          </Menu.Item>
        )}
        {children}
        <Menu.Item leftSection={<LogOut size={18} aria-hidden />} onClick={signOut}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
