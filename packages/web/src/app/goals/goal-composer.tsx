import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GoalBase } from '@weft/contract/goals.ts';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useMe } from '../../features/accounts/me.ts';
import { useSnippetSource } from '../../features/desk/use-snippets.ts';
import { goalDaysQuery } from '../../features/goals/goals.ts';
import { Composer, type ComposerHandle } from '../../features/messages/composer.tsx';
import { nameOfDestination } from '../../features/messages/kept-draft.ts';
import { usePlaceDraft } from '../../features/messages/place-drafts.ts';
import { useOutbox } from '../../features/messages/place-lines.tsx';
import { rootQuery } from '../../features/messages/root.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { dayName, dayOf } from '../../ui/time/day.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { WhatToWrite } from './what-to-write.tsx';
import { type GoalSearch, type OfGoal, whereTo } from './where-to.ts';

interface GoalComposerProps {
  readonly goal: GoalBase;
  readonly search: GoalSearch;
  /** Undefined: what one speaks to is chosen elsewhere. */
  readonly onSearch?: ((changes: GoalSearch) => void) | undefined;
  readonly onUp: () => void;
  readonly autoFocus?: boolean;
  readonly onSent?: () => void;
  readonly ref: Ref<ComposerHandle>;
}

/** Where one writes in a goal: a student the note of the day, until it was sent; an instructor feedback; either something else. */
export function GoalComposer(props: GoalComposerProps) {
  const { goal, search } = props;
  const queryClient = useQueryClient();
  const teaches = goal.student.id !== useMe().id;
  const today = dayOf(useNow());
  const chosen = search.note !== undefined || search.answer !== undefined || search.write !== undefined;
  const days = useQuery({ ...goalDaysQuery(goal.id, today, today), enabled: !teaches && !chosen });
  const answered = useQuery({
    ...rootQuery(queryClient, search.answer ?? ''),
    enabled: search.answer !== undefined,
    staleTime: 5 * 60_000,
  });
  // Which of the two it is, is decided once: it does not change under what one has begun to type.
  const [begins, setBegins] = useState<{ readonly today: string; readonly noted: boolean }>();
  if (!teaches && !chosen && begins?.today !== today && (days.data !== undefined || days.error !== null))
    setBegins({ today, noted: (days.data?.[0]?.notes ?? 0) > 0 });
  const known = teaches || chosen || begins?.today === today;
  const note = search.note ?? (!teaches && !chosen && begins?.noted === false ? today : undefined);
  const to = whereTo({
    ...{ conversationId: goal.conversationId, teaches, note, today },
    ...{ answer: search.answer, write: search.write, about: answered.data?.targetDate ?? undefined },
  });
  return known ? <Writing key={nameOfDestination(to)} {...props} to={to} teaches={teaches} /> : null;
}

interface WritingProps extends GoalComposerProps {
  /** What it is where nothing has been written yet. */
  readonly to: OfGoal;
  readonly teaches: boolean;
}

function Writing(props: WritingProps) {
  const { goal, search, onSearch, onUp, to: first, teaches } = props;
  const { t, locale } = useLanguage();
  const now = useNow();
  const outbox = useOutbox();
  const composer = useRef<ComposerHandle>(null);
  useImperativeHandle(props.ref, () => ({
    focus: () => composer.current?.focus(),
    insert: (text) => composer.current?.insert(text),
    attach: (files) => composer.current?.attach(files),
  }));
  const snippets = useSnippetSource(teaches);
  const keptAs = nameOfDestination(first);
  const { draft } = usePlaceDraft(keptAs, first);
  const to = draft.kept.to as OfGoal;
  const { kind, targetDate } = to;
  const people = useMemo(() => [goal.student, ...goal.instructors], [goal.student, goal.instructors]);
  const wanted = search.write;
  useEffect(() => {
    if (wanted === undefined) return;
    // What this device keeps comes first: it is what becomes something else.
    void draft.open().then(() => {
      const now = draft.kept.to as OfGoal;
      if (now.kind !== wanted) draft.become(whereTo({ ...now, write: wanted, today: dayOf(new Date()) }));
    });
  }, [draft, wanted]);

  return (
    <Composer
      ref={composer}
      outbox={outbox}
      to={to}
      place={{ kind: 'conversation', id: goal.conversationId }}
      keptAs={keptAs}
      label={
        kind === 'daily_note' && targetDate !== undefined
          ? t('goals.write.daily_note', { day: dayName(targetDate, now, locale) })
          : t(`goals.write.${kind === 'daily_note' ? 'message' : kind}`)
      }
      people={people}
      sources={snippets}
      above={
        <WhatToWrite
          goal={goal}
          to={to}
          teaches={teaches}
          onSearch={onSearch}
          onBecome={(next) => draft.become(next)}
          onInsert={(text) => {
            composer.current?.insert(text);
            composer.current?.focus();
          }}
        />
      }
      autoFocus={props.autoFocus ?? search.message === undefined}
      onUp={onUp}
      onSent={() => {
        // The note of the day is sent: what is said next is something else.
        if (kind === 'daily_note') onSearch?.({ note: undefined, answer: undefined, write: 'message' });
        else if (to.replyToMessageId !== undefined) onSearch?.({ answer: undefined });
        props.onSent?.();
      }}
    />
  );
}
