import { Button, Radio, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Channel, createChannel } from '@weft/contract/channels.ts';
import { limits } from '@weft/contract/limits.ts';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { slugOf } from '../communities/slug-of.ts';
import { putChannel } from './channels.ts';

interface NewChannelDialogProps {
  readonly communityId: string;
  readonly onMade: (channel: Channel) => void;
  readonly onClose: () => void;
}

/** A name is enough: its address follows from it until one writes another. */
export function NewChannelDialog({ communityId, onMade, onClose }: NewChannelDialogProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [ownSlug, setOwnSlug] = useState(false);
  const form = useForm({
    initial: { name: '', slug: '', topic: '', visibility: 'public' },
    schema: bodyOf(createChannel),
    toBody: ({ slug, ...values }) => (ownSlug ? { ...values, slug } : values),
    submit: async (body) => {
      const { channel } = await api.call(createChannel, { params: { communityId }, body });
      putChannel(queryClient, channel);
      onMade(channel);
    },
    wrongFormat: { slug: 'field.channelSlug' },
    fieldOfCode: { channel_slug_taken: 'slug' },
  });
  const slug = form.field('slug');
  const visibility = form.field('visibility');

  return (
    <Dialog label={t('channels.new')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('channels.new')}</DialogHeading>
      <form {...form.props} className={classes.inDialog}>
        <TextInput {...form.field('name')} label={t('channels.name')} autoComplete="off" ref={first} />
        <TextInput
          {...slug}
          value={ownSlug ? slug.value : slugOf(form.values.name, limits.channelSlug)}
          onChange={(event) => {
            setOwnSlug(true);
            slug.onChange(event);
          }}
          label={t('channels.slug')}
          description={t('channels.slugHint')}
          leftSection="#"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          {...form.field('topic')}
          label={`${t('channels.topic')} (${t('account.optional')})`}
          autoComplete="off"
        />
        <Radio.Group
          name="visibility"
          value={visibility.value}
          onChange={(value) => visibility.onChange({ currentTarget: { value } })}
          label={t('channels.visibility')}
        >
          <div className={classes.choices}>
            <Radio value="public" label={t('channels.public')} description={t('channels.publicHint')} />
            <Radio value="private" label={t('channels.private')} description={t('channels.privateHint')} />
          </div>
        </Radio.Group>
        <FormProblem words={form.failure} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('channels.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
