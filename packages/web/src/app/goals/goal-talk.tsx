import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Goal } from '@weft/contract/goals.ts';
import type { Message } from '@weft/contract/messages.ts';
import { NotebookPen } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useMe } from '../../features/accounts/me.ts';
import { useMyMute } from '../../features/communities/my-mute.ts';
import { conversationQuery } from '../../features/conversations/conversations.ts';
import { ReadBy } from '../../features/conversations/read-by.tsx';
import { useGoalActs } from '../../features/goals/use-goal-acts.ts';
import type { ComposerHandle } from '../../features/messages/composer.tsx';
import { DropArea } from '../../features/messages/drop-area.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from '../chat/channel-page.module.css';
import { MutedNote } from '../chat/muted-note.tsx';
import { PlaceTimeline } from '../chat/place-timeline.tsx';
import { useFocusLast } from '../chat/use-focus-last.ts';
import { GoalComposer } from './goal-composer.tsx';
import type { GoalSearch } from './where-to.ts';

interface GoalTalkProps {
  readonly goal: Goal;
  readonly search: GoalSearch;
  readonly onSearch: (changes: GoalSearch) => void;
}

/** What is said in a goal, in the order in which it was sent, and where one writes. */
export function GoalTalk({ goal, search, onSearch }: GoalTalkProps) {
  const t = useT();
  const me = useMe().id;
  const composer = useRef<ComposerHandle>(null);
  const { area, focusLast } = useFocusLast();
  const { conversationId, communityId, title, student, instructors, may } = goal;
  const mute = useMyMute(communityId);
  const { data: conversation } = useQuery(conversationQuery(conversationId));
  const takesPart = [student, ...instructors].some(({ id }) => id === me);
  const writes = may.write && mute === null;
  const teaches = student.id !== me;
  const searched = useRef(onSearch);
  searched.current = onSearch;
  const speakTo = useMemo(
    () =>
      writes
        ? {
            words: (message: Message) => {
              if (message.deleted) return undefined;
              const waits = teaches && message.kind !== 'message' && message.author.id === student.id;
              return t(waits ? 'goals.giveFeedback' : 'goals.speakTo');
            },
            run: ({ id }: Message) => {
              searched.current({ answer: id, note: undefined, write: undefined });
              composer.current?.focus();
            },
          }
        : undefined,
    [writes, teaches, student.id, t],
  );

  return (
    <DropArea
      ref={area}
      words={t('files.drop', { place: title })}
      onFiles={writes ? (files) => composer.current?.attach(files) : undefined}
    >
      <PlaceTimeline
        key={`${conversationId} ${search.message}`}
        place={{ kind: 'conversation', id: conversationId }}
        communityId={communityId}
        label={t('chat.timeline', { place: title })}
        beginning={<p>{t('goals.beginning', { title })}</p>}
        empty={
          <EmptyState icon={NotebookPen} title={t('goals.nothing')}>
            {may.write ? t(teaches ? 'goals.nothingTeaches' : 'goals.nothingHint') : undefined}
          </EmptyState>
        }
        destinations={[{ conversationId }]}
        target={search.message}
        speakTo={speakTo}
        own={takesPart}
        onLeave={() => composer.current?.focus()}
      />
      {conversation?.kind === 'goal' && takesPart && <ReadBy direct={conversation} me={me} />}
      {may.write && mute !== null && <MutedNote mute={mute} />}
      {writes && (
        <GoalComposer ref={composer} goal={goal} search={search} onSearch={onSearch} onUp={focusLast} />
      )}
      {!may.write && <Closed goal={goal} takesPart={takesPart} />}
    </DropArea>
  );
}

/** Where one would write and cannot. */
function Closed({ goal, takesPart }: { goal: Goal; takesPart: boolean }) {
  const t = useT();
  const acts = useGoalActs(goal);
  const archived = goal.status === 'archived';
  return (
    <div className={classes.closed}>
      <p className={classes.closedWords}>
        {t(archived ? 'goals.isArchived' : takesPart ? 'goals.cannotWrite' : 'goals.look')}
      </p>
      {archived && goal.may.edit && (
        <Button variant="default" onClick={() => void acts.setStatus('active')}>
          {t('goals.takeUp')}
        </Button>
      )}
    </div>
  );
}
