import type { Message } from '@weft/contract/messages.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { useMessageActs } from './message-acts.ts';
import classes from './reactions.module.css';
import { useMay, useTimeline } from './timeline-context.ts';

/** Who felt what: a click joins in, another takes it back. */
export function Reactions({ message }: { message: Message }) {
  const t = useT();
  const { me } = useTimeline();
  const { react } = useMessageActs(message, me);
  const may = useMay(message);
  if (message.reactions.length === 0) return null;
  return (
    <ul className={classes.list}>
      {message.reactions.map(({ emoji, count }) => (
        <li key={emoji}>
          <button
            type="button"
            className={classes.reaction}
            aria-pressed={message.mine.includes(emoji)}
            aria-label={t('chat.reacted', { emoji, count })}
            disabled={!may.react}
            onClick={() => void react(emoji)}
          >
            <span aria-hidden>{emoji}</span> {count}
          </button>
        </li>
      ))}
    </ul>
  );
}
