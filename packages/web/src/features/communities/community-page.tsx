import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { joinCommunity } from '@weft/contract/communities.ts';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { putCommunity, refetchCommunities } from './communities.ts';
import { useCommunity } from './community-layout.tsx';
import classes from './community-page.module.css';
import { CommunityPlaces } from './community-places.tsx';
import { FirstSteps } from './first-steps.tsx';

/**
 * What a community is, and the ways into it. On a phone its places, too, to visitors those that are open: elsewhere they
 * stand in the sidebar.
 */
export function CommunityPage({ places, open }: { places?: ReactNode; open?: ReactNode }) {
  const t = useT();
  const community = useCommunity();
  const { id, slug, name, description, members, visibility, role, may } = community;
  return (
    <Page
      title={name}
      back={places === undefined ? <BackLink to="/c/$slug" params={{ slug }} /> : <BackLink to="/" />}
    >
      <div className={classes.head}>
        <Avatar id={id} name={name} size={64} />
        <div className={classes.words}>
          <p className={classes.facts}>
            {t('communities.members', { count: members })} ·{' '}
            {t(visibility === 'public' ? 'communities.public' : 'communities.private')}
            {role !== null && <> · {t(`role.${role}`)}</>}
          </p>
          {description !== '' && <p className={classes.description}>{description}</p>}
        </div>
      </div>
      {may.join && <Join />}
      {role === null && open !== undefined && (
        <nav className={classes.places} aria-label={t('communities.pages')}>
          {open}
        </nav>
      )}
      {role !== null && (
        <>
          {may.invite && members === 1 && <FirstSteps />}
          <nav className={classes.places} aria-label={t('communities.pages')}>
            {places ?? <CommunityPlaces />}
          </nav>
        </>
      )}
    </Page>
  );
}

function Join() {
  const t = useT();
  const { id, name } = useCommunity();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const join = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { community } = await api.call(joinCommunity, { params: { communityId: id } });
      putCommunity(queryClient, community);
      await refetchCommunities(queryClient);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.join}>
      <Button loading={busy} onClick={() => void join()}>
        {t('communities.join', { name })}
      </Button>
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
    </div>
  );
}
