import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Space } from '@weft/contract/spaces.ts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { SpaceName } from './space-name.tsx';
import classes from './space-rows.module.css';
import type { Spaces } from './spaces.ts';

interface SpaceRowsProps {
  readonly slug: string;
  readonly spaces: Spaces;
  /** Where one may put them in order. */
  readonly move?: ((id: string, by: -1 | 1) => void) | undefined;
}

export function SpaceRows({ slug, spaces, move }: SpaceRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const pressed = useRef<string>(undefined);
  // A row that is moved in the page loses the focus: it is given back, so that one can press again.
  useLayoutEffect(() => {
    if (pressed.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus();
    pressed.current = undefined;
  });
  const press = (id: string, by: -1 | 1) => {
    pressed.current = `${id} ${by}`;
    move?.(id, by);
  };

  return (
    <ul ref={list} className={classes.list}>
      {spaces.map((space, at) => (
        <li key={space.id} className={classes.space}>
          <div className={classes.words}>
            <p className={classes.name}>
              <Link
                to="/c/$slug/spaces/$space"
                params={{ slug, space: space.slug }}
                className={classes.link ?? ''}
              >
                <SpaceName space={space} />
              </Link>
            </p>
            {space.description !== '' && <p className={classes.detail}>{space.description}</p>}
          </div>
          {move !== undefined && (
            <>
              <MoveButton space={space} by={-1} end={at === 0} press={press} />
              <MoveButton space={space} by={1} end={at === spaces.length - 1} press={press} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface MoveButtonProps {
  readonly space: Space;
  readonly by: -1 | 1;
  /** It cannot go further; the button stays where the focus is. */
  readonly end: boolean;
  readonly press: (id: string, by: -1 | 1) => void;
}

function MoveButton({ space: { id, name }, by, end, press }: MoveButtonProps) {
  const t = useT();
  const Icon = by === -1 ? ArrowUp : ArrowDown;
  return (
    <ActionIcon
      className={classes.move ?? ''}
      data-move={`${id} ${by}`}
      aria-label={t(by === -1 ? 'spaces.up' : 'spaces.down', { name })}
      {...(end ? { 'aria-disabled': true, 'data-disabled': true } : {})}
      onClick={() => {
        if (!end) press(id, by);
      }}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}
