import type { DeskNote } from '@weft/contract/desk.ts';
import { useState } from 'react';
import type { DeskShow } from '../../features/desk/desk.ts';
import { idOf } from '../../features/desk/desk-list.tsx';

/** Each keeps where it stands for as long as one walks; what comes meanwhile is the last. The same list where nothing did. */
export function withNewNotes(known: readonly DeskNote[], items: readonly DeskNote[]): readonly DeskNote[] {
  const there = new Set(known.map(idOf));
  const news = items.filter((item) => !there.has(idOf(item)));
  return news.length === 0 ? known : [...known, ...news];
}

/** The walk from note to note. `wanted` is the one of the address. */
export function useDeskWalk(items: readonly DeskNote[], wanted: string | undefined, show: DeskShow) {
  const [known, setKnown] = useState<readonly DeskNote[]>([]);
  const notes = withNewNotes(known, items);
  if (notes !== known) setKnown(notes);
  const still = new Set(items.map(idOf));
  const isAnswered = (note: DeskNote) => show === 'waiting' && !still.has(idOf(note));
  const found = notes.findIndex((note) => idOf(note) === wanted);
  const at =
    found >= 0
      ? found
      : Math.max(
          0,
          notes.findIndex((note) => !isAnswered(note)),
        );
  const next = notes.find((note, index) => index > at && !isAnswered(note));
  const previous = notes[at - 1];
  return {
    notes,
    isAnswered,
    current: notes[at],
    at: at + 1,
    next: next && idOf(next),
    previous: previous && idOf(previous),
  };
}
