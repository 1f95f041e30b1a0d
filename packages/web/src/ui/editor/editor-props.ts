/** A word that is being named while it is typed: `@ad`, `#des`. */
export interface Suggestion {
  /** What is put in for the word, its sign included. */
  readonly text: string;
  readonly detail?: string;
  /** What is put in, where that is not its text. */
  readonly puts?: string;
}

export interface SuggestionSource {
  /** `@`, `#` or another. */
  readonly sign: string;
  /** What may follow the sign. */
  readonly word: RegExp;
  readonly find: (word: string) => Promise<readonly Suggestion[]>;
}

export interface EditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly sources?: readonly SuggestionSource[];
  /** Enter sends and Shift+Enter breaks the line; otherwise Enter breaks it and only Ctrl or Cmd+Enter sends. */
  readonly enterSends: boolean;
  readonly onSend: () => void;
  /** Escape, where it closes nothing of the editor's own. */
  readonly onEscape?: (() => void) | undefined;
  /** Up, in an empty field. */
  readonly onUp?: (() => void) | undefined;
  readonly autoFocus?: boolean;
  /** What had the focus when it was asked for: whoever has moved on meanwhile is not called back. */
  readonly focusFrom?: Element | null;
}

/** What its owner can ask of it, whichever of the two it is. */
export interface EditorHandle {
  focus(): void;
  insert(text: string): void;
}
