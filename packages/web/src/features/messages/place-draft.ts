import type { Draft } from '@weft/contract/drafts.ts';
import type { Destination } from '@weft/contract/messages.ts';
import type { Surroundings } from './draft-kind.ts';
import { emptyDraft, type KeptDraft, messageDrafts, type Said } from './kept-draft.ts';
import { WrittenDraft } from './written-draft.ts';

/** What one writes in a place: one draft in each. */
export class PlaceDraft extends WrittenDraft<KeptDraft, Said, Draft, ReturnType<typeof messageDrafts.shown>> {
  constructor(to: Destination, around: Surroundings<Draft>) {
    super(emptyDraft(to), messageDrafts, around);
  }

  /** A thread that was made meanwhile is the same place by another name. */
  goTo(to: Destination): void {
    this.rename({ to });
  }

  write(content: string): void {
    if (content !== this.kept.content) this.change({ content });
  }

  protected override restored(kept: KeptDraft): KeptDraft {
    return { ...kept, to: this.kept.to };
  }
}
