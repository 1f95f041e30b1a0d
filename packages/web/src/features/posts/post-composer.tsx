import { Button } from '@mantine/core';
import type { Post } from '@weft/contract/posts.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { exactTime } from '../../ui/time/relative.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { usePostDraft } from './post-drafts.ts';
import { PostForm } from './post-form.tsx';

interface PostComposerProps {
  readonly spaceId?: string | undefined;
  /** What it will be a comment on. */
  readonly parentId?: string | undefined;
  readonly onPublished?: ((post: Post) => void) | undefined;
  /** It was asked for, and can be sent away. */
  readonly onCancel?: (() => void) | undefined;
}

/** Where one publishes. What is typed stays on this device and is saved among one's drafts, until it is published. */
export function PostComposer({ spaceId, parentId, onPublished, onCancel }: PostComposerProps) {
  const { t, locale } = useLanguage();
  const toast = useToast();
  const { draft, view, take } = usePostDraft({ spaceId: spaceId ?? null, parentId: parentId ?? null });
  const putAside = async () => {
    if ((await draft.whole()) !== undefined) take();
  };
  return (
    <PostForm
      draft={draft}
      view={view}
      onPublished={(post) => {
        take();
        onPublished?.(post);
      }}
      onScheduled={(at) => {
        take();
        toast({ text: t('posts.scheduled', { time: exactTime(new Date(at), locale) }) });
      }}
      onCancel={onCancel}
    >
      {view.kept.builtOn > 0 && parentId === undefined && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void putAside()}>
          {t('posts.putAside')}
        </Button>
      )}
    </PostForm>
  );
}
