import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import classes from './editor.module.css';
import type { EditorHandle, EditorProps } from './editor-props.ts';

/** A plain field: until the real editor is there, and where it does not come. Nothing that is typed waits for it. */
export function PlainEditor({ ref, ...props }: EditorProps & { ref?: Ref<EditorHandle> }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    insert: (text) => props.onChange(props.value + text),
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && (mod || (props.enterSends && !event.shiftKey))) props.onSend();
    else if (event.key === 'Escape' && props.onEscape !== undefined) props.onEscape();
    else if (event.key === 'ArrowUp' && props.value === '' && props.onUp !== undefined) props.onUp();
    else return;
    event.preventDefault();
  };

  return (
    <textarea
      ref={field}
      className={classes.plain}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.value}
      rows={1}
      // biome-ignore lint/a11y/noAutofocus: whoever opens a field to write in it wants to write
      autoFocus={props.autoFocus}
      onChange={({ target }) => props.onChange(target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
