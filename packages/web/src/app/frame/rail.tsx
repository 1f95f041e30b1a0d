import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AccountMenu } from '../../features/accounts/account-menu.tsx';
import { RailCommunities } from '../../features/communities/rail-communities.tsx';
import { FormMenuItems } from '../../features/forms/menu-items.tsx';
import { CommunityMark } from '../../features/unread/marks.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { WeftMark } from '../../ui/frame/weft-mark.tsx';
import classes from './rail.module.css';

/** Home on top, oneself at the bottom; between them a round for each community. */
export function Rail() {
  const t = useT();
  return (
    <nav className={classes.rail} aria-label={t('frame.rail')}>
      <Tooltip label={t('frame.home')} position="right">
        <Link to="/" className={classes.home ?? ''} aria-label={t('frame.home')}>
          <WeftMark size={40} />
        </Link>
      </Tooltip>
      <RailCommunities mark={(communityId) => <CommunityMark communityId={communityId} />} />
      <div className={classes.end}>
        <AccountMenu>
          <FormMenuItems />
        </AccountMenu>
      </div>
    </nav>
  );
}
