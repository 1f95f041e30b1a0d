import { limits } from '@weft/contract/limits.ts';
import { type ClipboardEvent, useState } from 'react';
import { chosen, filesIn } from '../media/choose-files.ts';
import { uploads } from '../media/uploads.ts';
import type { PlaceDraft } from './place-draft.ts';

/** Files for what is being written: by the button, by dropping and by pasting them. */
export function useAttach(draft: PlaceDraft) {
  const [tooMany, setTooMany] = useState(false);

  const attach = async (contents: readonly File[]) => {
    const room = limits.attachments.max - draft.view().files.length;
    setTooMany(contents.length > room);
    const taken = contents.slice(0, Math.max(0, room));
    const files = await Promise.all(taken.map(chosen));
    for (const [at, file] of files.entries()) {
      const content = taken[at];
      if (content !== undefined) uploads.add(file, content);
    }
    if (files.length > 0) draft.attach(files);
  };

  return {
    tooMany: tooMany && draft.view().files.length > 0,
    attach,
    detach: (id: string) => {
      setTooMany(false);
      draft.detach(id);
    },
    onPaste: (event: ClipboardEvent) => {
      const files = filesIn(event.clipboardData);
      // What comes out of a table or a page brings a picture of its words along.
      const isWords = ['text/html', 'text/plain'].every((type) => event.clipboardData.types.includes(type));
      if (files.length === 0 || isWords) return;
      event.preventDefault();
      event.stopPropagation();
      void attach(files);
    },
  };
}
