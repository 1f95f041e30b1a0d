import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { nameOfPlace } from '@weft/contract/places.ts';
import type { Reading } from '@weft/contract/unread.ts';
import { ChevronLeft, Reply } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useUnreadActs } from '../../features/unread/set-read.ts';
import { pathTo, unreadQuery } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounce } from '../../ui/announce/announcer.tsx';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { ThreadPane } from '../chat/thread-pane.tsx';
import { AllRead } from './all-read.tsx';
import classes from './catch-up.module.css';
import { PlaceBlock, type PlaceHandle } from './place-block.tsx';
import { useAbout } from './use-about.tsx';
import { type CatchUp, useCatchUp } from './use-catch-up.ts';

const route = getRouteApi('/frame/catch-up');

/** Place after place, what is unread in it: read, answered, left or marked as read, and on to the next. */
export function CatchUpPage() {
  const t = useT();
  const query = useQuery(unreadQuery);
  const { place: wanted, thread } = route.useSearch();
  const navigate = route.useNavigate();
  const walk = useCatchUp(wanted);
  const { current, at, all } = walk;
  const name = current === undefined ? undefined : nameOfPlace(current.place);
  // It stays this place, whatever is read or said meanwhile.
  useEffect(() => {
    if (name !== undefined && name !== wanted) void navigate({ search: { place: name }, replace: true });
  }, [name, wanted, navigate]);

  return (
    <Page
      fill
      title={
        <>
          {t('catchUp.title')}
          {at > 0 && <span className={classes.at}> {t('catchUp.progress', { at, all })}</span>}
        </>
      }
      back={<BackLink to="/" />}
      side={
        thread !== undefined && (
          <ThreadPane
            key={thread}
            rootMessageId={thread}
            onClose={() => void navigate({ search: { place: wanted }, replace: true })}
          />
        )
      }
    >
      {all > 0 && (
        <progress className={classes.progress} aria-label={t('catchUp.done')} max={all} value={walk.behind} />
      )}
      <Loaded query={query} lines={8}>
        {() =>
          current === undefined ? (
            <AllRead left={walk.left} onAgain={() => walk.takeUp()} />
          ) : (
            <Walking key={name} reading={current} walk={walk} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** At one place. */
function Walking({ reading, walk }: { reading: Reading; walk: CatchUp }) {
  const t = useT();
  const toast = useToast();
  const announce = useAnnounce();
  const navigate = route.useNavigate();
  const acts = useUnreadActs();
  const block = useRef<PlaceHandle>(null);
  const primary = useRef<HTMLButtonElement>(null);
  const title = useAbout(reading)?.name;
  const { place, unread, lastSeq, lastReadSeq } = reading;
  const name = nameOfPlace(place);
  const { at, all, previous, next, leave, takeUp } = walk;

  // Enter goes on from wherever one came, and who does not see it is told where they are.
  useEffect(() => primary.current?.focus({ preventScroll: true }), []);
  const said =
    title === undefined ? undefined : at === 0 ? title : `${title}, ${t('catchUp.progress', { at, all })}`;
  useEffect(() => {
    if (said !== undefined) announce(said);
  }, [said, announce]);

  const goTo = (to: string | undefined) =>
    void navigate({ search: to === undefined ? {} : { place: to }, replace: true });
  const goOn = () => goTo(next);
  const later = () => {
    leave(name);
    goOn();
  };
  // After what it undoes: of two requests on their way either may be the last.
  const undo = async (marked: Promise<unknown>) => {
    await marked;
    if (!(await acts.markUnreadFrom(place, lastReadSeq + 1))) return;
    takeUp(name);
    goTo(name);
  };
  const read = () => {
    takeUp(name);
    if (unread > 0) {
      const marked = acts.markRead(place, lastSeq);
      toast({ text: t('catchUp.marked', { place: title ?? '' }), undo: () => void undo(marked) });
    }
    goOn();
  };
  useKeys([
    { keys: 'e', label: 'catchUp.read', group: 'lists', run: read },
    { keys: 'j', label: 'catchUp.later', group: 'lists', run: later },
    {
      keys: 'k',
      label: 'catchUp.previous',
      group: 'lists',
      run: () => previous !== undefined && goTo(previous),
    },
    { keys: 'r', label: 'catchUp.reply', group: 'lists', run: () => block.current?.reply() },
    {
      ...{ keys: 'o', label: 'catchUp.open', group: 'lists' },
      run: () => void navigate({ to: pathTo(reading) }),
    },
  ]);

  return (
    <>
      <PlaceBlock
        ref={block}
        reading={reading}
        openThread={(thread) => void navigate({ search: { place: name, thread }, replace: true })}
        onLeave={() => primary.current?.focus()}
      />
      <div
        className={classes.acts}
        role="toolbar"
        aria-label={t('catchUp.acts')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp') return;
          event.preventDefault();
          block.current?.focusLast();
        }}
      >
        <Button
          variant="default"
          className={classes.act ?? ''}
          aria-label={t('catchUp.reply')}
          aria-keyshortcuts="R"
          onClick={() => block.current?.reply()}
        >
          <Reply size={18} aria-hidden />
          <span className={classes.word}>{t('catchUp.reply')}</span>
        </Button>
        <span className={classes.room} />
        <ActionIcon
          className={classes.back ?? ''}
          disabled={previous === undefined}
          aria-label={t('catchUp.previous')}
          aria-keyshortcuts="K"
          onClick={() => goTo(previous)}
        >
          <ChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <Button variant="default" className={classes.act ?? ''} aria-keyshortcuts="J" onClick={later}>
          {t('catchUp.later')}
        </Button>
        <Button ref={primary} className={classes.act ?? ''} size="md" aria-keyshortcuts="E" onClick={read}>
          {t(unread > 0 ? 'catchUp.read' : 'catchUp.goOn')}
        </Button>
      </div>
    </>
  );
}
