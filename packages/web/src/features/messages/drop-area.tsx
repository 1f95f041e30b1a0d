import { Paperclip } from 'lucide-react';
import { type DragEvent, type ReactNode, type Ref, useEffect, useState } from 'react';
import { filesIn } from '../media/choose-files.ts';
import classes from './drop-area.module.css';

interface DropAreaProps {
  /** What is said over the place while files are dragged over it. */
  readonly words: string;
  /** Undefined: one may not write here. */
  readonly onFiles: ((files: readonly File[]) => void) | undefined;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A place where files can be let fall wherever one points: it shows so while they hang over it. */
export function DropArea({ words, onFiles, ref, children }: DropAreaProps) {
  const [depth, setDepth] = useState(0);
  const over = depth > 0 && onFiles !== undefined;
  useFilesStayHere();
  const on = (change: (depth: number) => number) => (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    setDepth(change);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside the field does the same by keyboard
    <div
      ref={ref}
      className={classes.area}
      onDragEnter={on((before) => before + 1)}
      onDragLeave={on((before) => Math.max(0, before - 1))}
      onDragOver={on((before) => before)}
      onDropCapture={(event) => {
        on(() => 0)(event);
        // Before the editor, which would read them as text.
        if (bringsFiles(event)) event.stopPropagation();
        const files = filesIn(event.dataTransfer);
        if (files.length > 0) onFiles?.(files);
      }}
    >
      {children}
      {over && (
        <div className={classes.over}>
          <p className={classes.words}>
            <Paperclip size={20} aria-hidden /> {words}
          </p>
        </div>
      )}
    </div>
  );
}

const bringsFiles = (event: { readonly dataTransfer: DataTransfer | null }) =>
  event.dataTransfer?.types.includes('Files') === true;

/** What falls beside the place does not take the page away from under what one writes. */
function useFilesStayHere(): void {
  useEffect(() => {
    const stay = (event: globalThis.DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, stay);
    return () => {
      for (const type of ['dragover', 'drop'] as const) window.removeEventListener(type, stay);
    };
  }, []);
}
