import { EditorView } from '@codemirror/view';

/** Our own colours; the library's sheet carries the page's nonce. */
export const editorLook = EditorView.theme({
  '&': { color: 'var(--ink)', background: 'none' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    ...{ maxHeight: '33dvh', overflowY: 'auto', padding: '8px 12px', boxSizing: 'border-box' },
    ...{ fontFamily: 'var(--font)', lineHeight: '1.5' },
  },
  '.cm-content': { padding: '0', caretColor: 'var(--ink)', minHeight: '24px' },
  '.cm-line': { padding: '0' },
  // However many it names, it takes one line.
  '.cm-placeholder': {
    ...{ color: 'var(--ink-faint)', maxWidth: '100%' },
    ...{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  '.cm-tooltip': {
    ...{ border: '1px solid var(--line)', borderRadius: '12px', padding: '6px' },
    ...{ background: 'var(--surface-float)', boxShadow: 'var(--shadow)', color: 'var(--ink)' },
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    ...{ display: 'flex', gap: '12px', alignItems: 'center', minHeight: '36px' },
    ...{ padding: '0 10px', borderRadius: '6px', lineHeight: '1.4' },
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    ...{ background: 'var(--surface-chosen)', color: 'var(--ink)' },
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': {
    ...{ margin: '0', color: 'var(--ink-soft)', fontStyle: 'normal', fontSize: 'var(--text-small)' },
  },
});
