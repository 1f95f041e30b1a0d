import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { transferCommunity } from '@weft/contract/communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import { putCommunity } from './communities.ts';
import classes from './community-form.module.css';
import { useCommunity } from './community-layout.tsx';
import { membersQuery } from './members.ts';

/** Handing the community over: found by name, then asked once more. */
export function TransferSection() {
  const t = useT();
  const tell = useOutcome();
  const queryClient = useQueryClient();
  const { id, name } = useCommunity();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  const [asking, setAsking] = useState(false);
  const query = useInfiniteQuery({
    ...membersQuery(id, { search, status: 'active' }),
    placeholderData: (before) => before,
  });
  const others = (query.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ role }) => role !== 'owner');
  const heir = others.find((member) => member.id === chosen) ?? others[0];

  const transfer = async (memberId: string, heirName: string) => {
    setAsking(false);
    await tell(
      api.call(transferCommunity, { params: { communityId: id }, body: { memberId } }),
      ({ community }) => {
        putCommunity(queryClient, community);
        return t('communities.transferred', { name: heirName });
      },
    );
  };

  return (
    <Section title={t('communities.transfer')} intro={t('communities.transferIntro')}>
      <div className={classes.form}>
        <SearchField label={t('members.search')} value={search} onSearch={setSearch} />
        {heir === undefined ? (
          <p className={classes.words}>{t('communities.nobodyElse')}</p>
        ) : (
          <>
            <NativeSelect
              label={t('communities.newOwner')}
              value={heir.id}
              onChange={({ currentTarget: { value } }) => setChosen(value)}
              data={others.map((member) => ({
                value: member.id,
                label: `${member.displayName} (@${member.username})`,
              }))}
            />
            <div>
              <Button variant="default" onClick={() => setAsking(true)}>
                {t('communities.transferTo', { name: heir.displayName })}
              </Button>
            </div>
          </>
        )}
      </div>
      {asking && heir !== undefined && (
        <Confirm
          title={t('communities.transferTo', { name: heir.displayName })}
          words={t('communities.transferSure', { name, heir: heir.displayName })}
          no={t('communities.transferKeep')}
          yes={t('communities.transferYes')}
          onNo={() => setAsking(false)}
          onYes={() => void transfer(heir.id, heir.displayName)}
        />
      )}
    </Section>
  );
}
