import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { carryConversation, type Thread } from '@weft/contract/conversations.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { channelsQuery } from '../channels/channels.ts';
import { putConversation } from './conversations.ts';
import classes from './thread-head.module.css';

/** The explicit act: into any channel that one is in. What is private is opened only after saying so once more. */
export function CarryDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const here = new Set(thread.channels.map(({ id }) => id));
  const channels = (useQuery(channelsQuery(thread.communityId)).data ?? []).filter(
    ({ id, joined }) => joined && !here.has(id),
  );
  const [chosen, setChosen] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const into = channels.find(({ id }) => id === chosen) ?? channels[0];
  const asks = isRefusal(failure) && failure.code === 'confirm_private';

  const carry = async () => {
    if (into === undefined) return;
    try {
      const { conversation } = await api.call(carryConversation, {
        params: { messageId: thread.root.id },
        body: { channelId: into.id, confirmed: asks },
      });
      putConversation(queryClient, conversation);
      toast({ text: t('thread.carried', { channel: into.slug }) });
      onClose();
    } catch (error) {
      setFailure(error);
    }
  };

  return (
    <Dialog label={t('thread.carry')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t(asks ? 'thread.confirmPrivate' : 'thread.carry')}</DialogHeading>
      <div className={classes.body}>
        {asks && into !== undefined ? (
          <p>{t('thread.confirmPrivateSure', { channel: into.slug })}</p>
        ) : (
          <>
            <NativeSelect
              label={t('thread.carryTo')}
              value={into?.id}
              onChange={({ currentTarget: { value } }) => {
                setChosen(value);
                setFailure(undefined);
              }}
              data={channels.map(({ id, slug }) => ({ value: id, label: `#${slug}` }))}
            />
            <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
          </>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button color={asks ? 'red' : 'indigo'} disabled={into === undefined} onClick={() => void carry()}>
            {t('thread.carryIt')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
