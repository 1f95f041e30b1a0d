import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { VList } from 'virtua';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ChoosingField } from '../list/choosing-field.tsx';
import { type Emoji, findEmoji, loadEmoji, recentEmoji, rememberEmoji } from './emoji-list.ts';
import classes from './emoji-picker.module.css';

const across = 8;

/** Type, arrow, Enter. The focus stays in the field; what is chosen is told by its id. */
export default function EmojiPicker({ onChosen }: { onChosen: (emoji: string) => void }) {
  const { t, language } = useLanguage();
  const listId = useId();
  const [all, setAll] = useState<readonly Emoji[]>([]);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);

  useEffect(() => {
    let gone = false;
    void loadEmoji(language).then((loaded) => {
      if (!gone) setAll(loaded);
    });
    return () => {
      gone = true;
    };
  }, [language]);

  const field = useRef<HTMLInputElement>(null);
  // Before it is in its place: the page must not follow it there.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const [recent] = useState(recentEmoji);
  const found = search.trim() === '' ? withRecent(all, recent) : findEmoji(all, search);
  const rows = Array.from({ length: Math.ceil(found.length / across) }, (_, row) =>
    found.slice(row * across, (row + 1) * across),
  );
  const choose = (emoji: Emoji | undefined) => {
    if (emoji === undefined) return;
    rememberEmoji(emoji.unicode);
    onChosen(emoji.unicode);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: across,
      ArrowUp: -across,
    };
    const step = steps[event.key];
    if (event.key === 'Enter') choose(found[chosen]);
    else if (step !== undefined) setChosen(Math.max(0, Math.min(found.length - 1, chosen + step)));
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.picker}>
      <ChoosingField
        ref={field}
        label={t('emoji.search')}
        listId={listId}
        chosen={found.length > 0 ? `${listId}-${chosen}` : undefined}
        search={search}
        onSearch={(text) => {
          setSearch(text);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('emoji.title')} className={classes.list}>
        <VList data={rows} className={classes.scroll ?? ''} keepMounted={[Math.floor(chosen / across)]}>
          {(row, at) => (
            <div key={at} className={classes.row} role="presentation">
              {row.map((emoji, column) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points at its options
                // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field is the key
                <div
                  key={emoji.unicode}
                  id={`${listId}-${at * across + column}`}
                  role="option"
                  aria-selected={at * across + column === chosen}
                  aria-label={emoji.label}
                  title={emoji.label}
                  className={classes.emoji}
                  onMouseMove={() => setChosen(at * across + column)}
                  onClick={() => choose(emoji)}
                >
                  {emoji.unicode}
                </div>
              ))}
            </div>
          )}
        </VList>
      </div>
      <p className={classes.foot} aria-live="polite">
        {all.length > 0 && found.length === 0 ? t('emoji.none') : found[chosen]?.label}
      </p>
    </div>
  );
}

/** Those used lately come first. */
function withRecent(all: readonly Emoji[], recent: readonly string[]): readonly Emoji[] {
  const plain = (text: string) => text.replaceAll('\uFE0F', '');
  const front = recent.flatMap((one) => all.find(({ unicode }) => plain(unicode) === plain(one)) ?? []);
  return [...front, ...all.filter((emoji) => !front.includes(emoji))];
}
