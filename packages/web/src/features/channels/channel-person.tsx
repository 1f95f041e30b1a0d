import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ChannelMember } from '@weft/contract/channels.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Face } from '../accounts/face.tsx';
import classes from './channel-people.module.css';

interface ChannelPersonProps {
  readonly person: ChannelMember;
  readonly onAdd?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}

export function ChannelPerson({ person, onAdd, onRemove }: ChannelPersonProps) {
  const t = useT();
  const { id, displayName: name, username, avatar } = person;
  return (
    <li className={classes.person}>
      <Face id={id} name={name} picture={avatar} />
      <p className={classes.words}>
        <Link to="/u/$username" params={{ username }} className={classes.link ?? ''}>
          {name}
        </Link>{' '}
        <span className={classes.username}>@{username}</span>
      </p>
      {onAdd !== undefined && (
        <Button size="xs" aria-label={t('channels.addNamed', { name })} onClick={onAdd}>
          {t('channels.add')}
        </Button>
      )}
      {onRemove !== undefined && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('channels.removeNamed', { name })}
          onClick={onRemove}
        >
          {t('channels.remove')}
        </Button>
      )}
    </li>
  );
}
