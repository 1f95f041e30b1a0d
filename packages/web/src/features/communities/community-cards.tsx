import { Link } from '@tanstack/react-router';
import type { Community } from '@weft/contract/communities.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import classes from './community-cards.module.css';

export function CommunityCards({ communities }: { communities: readonly Community[] }) {
  const t = useT();
  return (
    <ul className={classes.cards}>
      {communities.map(({ id, name, slug, description, members, role }) => (
        <li key={id}>
          <Link to="/c/$slug" params={{ slug }} className={classes.card ?? ''}>
            <Avatar id={id} name={name} size={40} />
            <span className={classes.words}>
              <span className={classes.name}>{name}</span>
              <span className={classes.detail}>
                {t('communities.members', { count: members })}
                {role !== null && <> · {t(`role.${role}`)}</>}
              </span>
              {description !== '' && <span className={classes.description}>{description}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
