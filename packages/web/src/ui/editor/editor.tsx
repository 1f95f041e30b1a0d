import { lazy, type Ref, Suspense } from 'react';
import type { EditorHandle, EditorProps } from './editor-props.ts';
import { PlainEditor } from './plain-editor.tsx';

const RichEditor = lazy(() => import('./rich-editor.tsx').catch(() => ({ default: PlainEditor })));

/** Markdown as it is typed. The real editor comes by itself; a plain field stands in for it. */
export function Editor(props: EditorProps & { ref?: Ref<EditorHandle> }) {
  return (
    <Suspense fallback={<PlainEditor {...props} />}>
      <RichEditor {...props} />
    </Suspense>
  );
}
