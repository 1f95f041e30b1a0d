import type { DeskNote } from '@weft/contract/desk.ts';
import { Hourglass } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { RovingList } from '../../ui/list/roving-list.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './desk.module.css';

interface DeskListProps {
  readonly notes: readonly DeskNote[];
  readonly current: string | undefined;
  readonly isAnswered: (note: DeskNote) => boolean;
  readonly onChoose: (messageId: string) => void;
}

/** Beside the note that is open, on a wide window: all of them, in their order. */
export function DeskList({ notes, current, isAnswered, onChoose }: DeskListProps) {
  const t = useT();
  return (
    <nav className={classes.side} aria-label={t('desk.notes')}>
      <RovingList label={t('desk.notes')} className={classes.notes} items={notes} keyOf={idOf}>
        {(note, roving) => {
          const { goal, message, waits } = note;
          const { id, displayName, avatar } = goal.student;
          return (
            <button
              type="button"
              {...roving}
              className={classes.note}
              aria-current={message.id === current || undefined}
              data-done={isAnswered(note) || undefined}
              onClick={() => onChoose(message.id)}
            >
              <Avatar id={id} name={displayName} picture={avatar} size={24} />
              <span className={classes.words}>
                <span className={classes.who}>
                  {displayName} · {goal.title}
                </span>
                <span className={classes.said}>{message.content}</span>
                <span className={classes.when}>
                  {waits && !isAnswered(note) && <Hourglass size={12} aria-hidden />}
                  {isAnswered(note) ? t('desk.answered') : <RelativeTime at={message.sentAt} />}
                </span>
              </span>
            </button>
          );
        }}
      </RovingList>
    </nav>
  );
}

export const idOf = ({ message }: DeskNote): string => message.id;
