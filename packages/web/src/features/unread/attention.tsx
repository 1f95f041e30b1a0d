import { useNavigate } from '@tanstack/react-router';
import { nameOfPlace } from '@weft/contract/places.ts';
import { type Reading, unreadShown } from '@weft/contract/unread.ts';
import { useRef } from 'react';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { useTitleCount } from '../../ui/page/window-title.ts';
import { attentionIn, isStrong, pathTo, useReadings } from './unread.ts';

/** What waits, told by the window's title and sign; and the keys that walk through it. Shows nothing itself. */
export function Attention() {
  const readings = useReadings();
  const navigate = useNavigate();
  const last = useRef<string>(undefined);
  const count = attentionIn(readings);
  useTitleCount(count === 0 ? '' : count >= unreadShown ? `${unreadShown - 1}+` : String(count));

  const go = (reading: Reading) => {
    last.current = nameOfPlace(reading.place);
    return navigate({ to: pathTo(reading) });
  };
  const walk = (step: 1 | -1) => {
    const next = nextUnread(readings, last.current, step);
    if (next !== undefined) void go(next);
  };
  useKeys([
    { keys: 'alt+ArrowDown', label: 'unread.next', group: 'everywhere', run: () => walk(1) },
    { keys: 'alt+ArrowUp', label: 'unread.previous', group: 'everywhere', run: () => walk(-1) },
  ]);
  return null;
}

/** The next place with something new after the one that one went to last; around the end and on. */
export function nextUnread(
  readings: readonly Reading[],
  last: string | undefined,
  step: 1 | -1,
): Reading | undefined {
  const turned = step === 1 ? readings : readings.toReversed();
  const at = turned.findIndex(({ place }) => nameOfPlace(place) === last);
  return [...turned.slice(at + 1), ...turned.slice(0, at + 1)].find(isStrong);
}
