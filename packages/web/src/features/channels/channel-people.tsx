import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import {
  addChannelMembers,
  type Channel,
  type ChannelMember,
  removeChannelMember,
} from '@weft/contract/channels.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './channel-people.module.css';
import { ChannelPerson } from './channel-person.tsx';
import { putChannel } from './channels.ts';
import { channelMembersQuery } from './found.ts';

/** Who is in, by name; or, where one adds people, who could be. */
export function ChannelPeople({ channel }: { channel: Channel }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [search, setSearch] = useState('');
  const query = useInfiniteQuery({
    ...channelMembersQuery(channel.id, { search, notIn: adding }),
    placeholderData: (before, old) => (old?.queryKey[2] === adding ? before : undefined),
  });

  const act = async (work: () => Promise<unknown>, text?: string) => {
    const said = await work().then(
      () => text,
      (error: unknown) => failureWords(error, t),
    );
    if (said !== undefined) toast({ text: said });
    await queryClient.invalidateQueries({ queryKey: ['channel-members', channel.id] });
  };
  const add = ({ id, displayName: name }: ChannelMember) =>
    act(
      async () => {
        const body = { userIds: [id] };
        const answer = await api.call(addChannelMembers, { params: { channelId: channel.id }, body });
        putChannel(queryClient, answer.channel);
      },
      t('channels.added', { name }),
    );
  const remove = ({ id: userId, displayName: name }: ChannelMember) =>
    act(
      () => api.call(removeChannelMember, { params: { channelId: channel.id, userId } }),
      t('channels.wasRemoved', { name }),
    );

  return (
    <div className={classes.people}>
      {channel.may.add && (
        <Button variant="default" onClick={() => setAdding(!adding)}>
          {t(adding ? 'channels.whoIsIn' : 'channels.addPeople')}
        </Button>
      )}
      <SearchField
        label={t(adding ? 'channels.findToAdd' : 'members.search')}
        value={search}
        onSearch={setSearch}
      />
      <PagedList
        query={query}
        empty={<p className={classes.none}>{t(adding ? 'channels.nobodyToAdd' : 'members.noneFound')}</p>}
      >
        {(people) => (
          <ul>
            {people.map((person) => (
              <ChannelPerson
                key={person.id}
                person={person}
                onAdd={adding ? () => void add(person) : undefined}
                onRemove={!adding && person.may.remove ? () => void remove(person) : undefined}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </div>
  );
}
