import { EditorView } from '@codemirror/view';

const address = /^https?:\/\/\S+$/;

/** An address that is pasted over chosen words makes them a link. */
export const pasteLink = EditorView.domEventHandlers({
  paste(event, view) {
    const pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
    const { from, to } = view.state.selection.main;
    if (from === to || !address.test(pasted)) return false;
    const words = view.state.sliceDoc(from, to);
    const insert = `[${words}](${pasted})`;
    event.preventDefault();
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
    return true;
  },
});
