import { closeCompletion, completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { styleNonce } from '../theme/style-nonce.ts';
import classes from './editor.module.css';
import { editorLook } from './editor-look.ts';
import type { EditorHandle, EditorProps } from './editor-props.ts';
import { markdownLook } from './markdown-look.ts';
import { pasteLink } from './paste-link.ts';
import { suggestions } from './suggestions.ts';

/** Markdown whose marks are shown in style. What it holds is its owner's: it tells of every change. */
export default function RichEditor({ ref, ...props }: EditorProps & { ref?: Ref<EditorHandle> }) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const named = useRef(new Compartment());
  const latest = useRef(props);
  latest.current = props;
  const changed = useEffectEvent((text: string) => props.onChange(text));

  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.value,
        selection: { anchor: latest.current.value.length },
        extensions: [
          EditorView.cspNonce.of(styleNonce()),
          keysOf(() => latest.current),
          suggestions(() => latest.current.sources ?? []),
          pasteLink,
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          markdownLook(),
          editorLook,
          named.current.of(namesOf(latest.current)),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    if (mayTakeFocus(latest.current)) made.focus();
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const { current } = view;
    const known = current?.state.doc.toString();
    if (current === undefined || known === props.value) return;
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: props.value },
      selection: { anchor: props.value.length },
    });
  }, [props.value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the props is named in the editor
  useEffect(() => {
    view.current?.dispatch({ effects: named.current.reconfigure(namesOf(latest.current)) });
  }, [props.label, props.placeholder]);

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    insert: (text) => view.current?.dispatch(view.current.state.replaceSelection(text)),
  }));

  return <div ref={place} className={classes.rich} />;
}

/** Asked to, unless somebody has gone on to something else; or in place of the plain field, whose focus went with it. */
function mayTakeFocus({ autoFocus, focusFrom }: EditorProps): boolean {
  const now = document.activeElement;
  if (now === document.body && focusedPlain) return true;
  return autoFocus === true && (now === document.body || now === focusFrom);
}

let focusedPlain = false;
if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    focusedPlain = target instanceof HTMLElement && target.classList.contains(classes.plain ?? '');
  });

function namesOf({ label, placeholder: words }: EditorProps): Extension {
  return [
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocapitalize: 'sentences' }),
    words === undefined ? [] : placeholder(words),
  ];
}

/** Suggestions that are open answer Enter, Escape and arrows first: theirs is the highest precedence of all. */
function keysOf(latest: () => EditorProps): Extension {
  const send = () => {
    latest().onSend();
    return true;
  };
  return Prec.high(
    keymap.of([
      { key: 'Mod-Enter', run: send },
      { key: 'Shift-Enter', run: insertNewline },
      {
        key: 'Enter',
        run: (view) => (latest().enterSends && !view.composing ? send() : insertNewline(view)),
      },
      {
        key: 'Escape',
        run: (view) => {
          if (completionStatus(view.state) !== null) return closeCompletion(view);
          const { onEscape } = latest();
          onEscape?.();
          return onEscape !== undefined;
        },
      },
      {
        key: 'ArrowUp',
        run: ({ state }) => {
          const { onUp } = latest();
          if (onUp === undefined || state.doc.length > 0) return false;
          onUp();
          return true;
        },
      },
    ]),
  );
}
