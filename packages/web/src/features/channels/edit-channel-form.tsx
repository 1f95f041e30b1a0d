import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type Channel, updateChannel } from '@weft/contract/channels.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { putChannel } from './channels.ts';

/** Name, address and topic; saved by its button, which is there when there is something to save. */
export function EditChannelForm({ channel }: { channel: Channel }) {
  const t = useT();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { slug: community = '' } = useParams({ strict: false });
  const { name, slug, topic } = channel;
  const form = useForm({
    initial: { name, slug, topic },
    schema: bodyOf(updateChannel),
    submit: async (body) => {
      const answer = await api.call(updateChannel, { params: { channelId: channel.id }, body });
      putChannel(queryClient, answer.channel);
      if (answer.channel.slug !== slug)
        await navigate({
          to: '/c/$slug/channels/$channel',
          params: { slug: community, channel: answer.channel.slug },
          search: { details: 'about' },
          replace: true,
        });
    },
    wrongFormat: { slug: 'field.channelSlug' },
    fieldOfCode: { channel_slug_taken: 'slug' },
  });
  const changed = form.values.name !== name || form.values.slug !== slug || form.values.topic !== topic;

  return (
    <form {...form.props} className={classes.form}>
      <TextInput {...form.field('topic')} label={t('channels.topic')} autoComplete="off" />
      <TextInput {...form.field('name')} label={t('channels.name')} autoComplete="off" />
      <TextInput
        {...form.field('slug')}
        label={t('channels.slug')}
        description={t('channels.slugChangeHint')}
        leftSection="#"
        autoComplete="off"
        spellCheck={false}
      />
      <FormProblem words={form.failure} />
      {changed && (
        <div>
          <Button type="submit" loading={form.busy}>
            {t('shared.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
