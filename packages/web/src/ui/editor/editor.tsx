import { lazy, type Ref, Suspense, useState } from 'react';
import type { EditorHandle, EditorProps } from './editor-props.ts';
import { PlainEditor } from './plain-editor.tsx';

const RichEditor = lazy(() => import('./rich-editor.tsx').catch(() => ({ default: PlainEditor })));

/** Markdown as it is typed. The real editor comes by itself; a plain field stands in for it. */
export function Editor(props: EditorProps & { ref?: Ref<EditorHandle> }) {
  const [from] = useState(() => document.activeElement);
  return (
    <Suspense fallback={<PlainEditor {...props} />}>
      <RichEditor {...props} focusFrom={from} />
    </Suspense>
  );
}
