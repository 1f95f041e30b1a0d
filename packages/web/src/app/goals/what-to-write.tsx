import { ActionIcon } from '@mantine/core';
import type { GoalBase } from '@weft/contract/goals.ts';
import type { MessageKind } from '@weft/contract/messages.ts';
import { MessageSquare, X } from 'lucide-react';
import { SnippetMenu } from '../../features/desk/snippet-menu.tsx';
import { useHasDraft } from '../../features/drafts/drafts.ts';
import { kindIcons } from '../../features/messages/kind-mark.tsx';
import { Quoted } from '../../features/messages/quoted.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { dayOf } from '../../ui/time/day.ts';
import classes from './what-to-write.module.css';
import { type GoalSearch, type OfGoal, whereTo } from './where-to.ts';

const ofStudents = ['daily_note', 'message', 'activity', 'milestone'] as const;
const ofInstructors = ['instructor_response', 'message', 'milestone'] as const;

interface WhatToWriteProps {
  readonly goal: Pick<GoalBase, 'id'>;
  readonly to: OfGoal;
  readonly teaches: boolean;
  readonly onSearch: ((changes: GoalSearch) => void) | undefined;
  readonly onBecome: (to: OfGoal) => void;
  readonly onInsert: (text: string) => void;
}

/** Above the field: what it is to be, of which day, and what it speaks to. */
export function WhatToWrite({ goal, to, teaches, onSearch, onBecome, onInsert }: WhatToWriteProps) {
  const t = useT();
  const { conversationId, kind, targetDate, progress, replyToMessageId } = to;
  const today = dayOf(new Date());
  const answers = replyToMessageId !== undefined;
  const kinds = (teaches ? ofInstructors : ofStudents).filter((one) => !answers || one !== 'daily_note');
  const noted = useHasDraft(`note:${conversationId}:${today}`);
  const begun = useHasDraft(`conversation:${conversationId}`);
  const choose = (next: MessageKind) => {
    if (onSearch === undefined) onBecome(whereTo({ ...to, write: next, today }));
    else if (next === 'daily_note') onSearch({ note: today, answer: undefined, write: undefined });
    else onSearch({ note: undefined, write: next });
  };
  // One has begun something there, which does not show while one writes something else.
  const waits = (one: MessageKind) =>
    !answers &&
    one !== kind &&
    (one === 'daily_note' ? noted : kind === 'daily_note' && one === 'message' && begun);

  return (
    <div className={classes.above}>
      {answers && (
        <div className={classes.answers}>
          <Quoted messageId={replyToMessageId} />
          {onSearch !== undefined && (
            <ActionIcon
              size={28}
              aria-label={t('goals.speakToAll')}
              onClick={() => onSearch({ answer: undefined })}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      )}
      <fieldset className={classes.kinds}>
        <legend className={classes.legend}>{t('goals.what')}</legend>
        {kinds.map((one) => {
          const Icon = one === 'message' ? MessageSquare : kindIcons[one];
          return (
            <label key={one} className={classes.kind} data-chosen={one === kind || undefined}>
              <input
                type="radio"
                name={`kind ${goal.id}`}
                checked={one === kind}
                onChange={() => choose(one)}
              />
              <Icon size={14} aria-hidden />
              {t(`goals.kind.${one}`)}
              {waits(one) && <span className={classes.begun}>{t('drafts.one')}</span>}
            </label>
          );
        })}
        {targetDate !== undefined && (
          <input
            type="date"
            className={classes.date}
            aria-label={t('goals.day')}
            value={targetDate}
            max="2999-12-31"
            onChange={({ currentTarget: { value, validity } }) => {
              if (value === '' || !validity.valid) return;
              if (kind === 'daily_note') onSearch?.({ note: value, answer: undefined, write: undefined });
              else onBecome(whereTo({ ...to, write: kind, targetDate: value, today }));
            }}
          />
        )}
        {kind === 'milestone' && (
          <label className={classes.percent}>
            {t('goals.howFar')}
            <input
              type="number"
              min={0}
              max={100}
              step={5}
              value={progress ?? ''}
              onChange={({ currentTarget: { value, valueAsNumber } }) => {
                const percent = Math.round(valueAsNumber);
                if (value === '') onBecome(whereTo({ ...to, write: kind, progress: undefined, today }));
                else if (percent >= 0 && percent <= 100)
                  onBecome(whereTo({ ...to, write: kind, progress: percent, today }));
              }}
            />
            %
          </label>
        )}
        {teaches && <SnippetMenu onInsert={onInsert} />}
      </fieldset>
    </div>
  );
}
