import type { Draft } from '@weft/contract/drafts.ts';
import type { Destination } from '@weft/contract/messages.ts';
import type { Surroundings } from './draft-kind.ts';
import { emptyDraft, isEmpty, isOfGoal, type KeptDraft, messageDrafts, type Said } from './kept-draft.ts';
import { WrittenDraft } from './written-draft.ts';

/** What one writes in a place: one draft in each. */
export class PlaceDraft extends WrittenDraft<KeptDraft, Said, Draft, ReturnType<typeof messageDrafts.shown>> {
  #chosen = false;

  constructor(to: Destination, around: Surroundings<Draft>) {
    super(emptyDraft(to), messageDrafts, around);
  }

  /**
   * A thread that was made meanwhile is the same place by another name. What is written in a goal keeps what it is; where
   * nothing is, it becomes what the page begins with.
   */
  goTo(to: Destination): void {
    if (!isOfGoal(to) || (isEmpty(this.kept) && !this.#chosen)) this.rename({ to });
  }

  /** Somebody said what it is to be. */
  become(to: Destination): void {
    this.#chosen = true;
    this.change({ to });
  }

  override take(): KeptDraft {
    this.#chosen = false;
    return super.take();
  }

  write(content: string): void {
    if (content !== this.kept.content) this.change({ content });
  }

  protected override restored(kept: KeptDraft): KeptDraft {
    return isOfGoal(kept.to) ? kept : { ...kept, to: this.kept.to };
  }
}
