import type { ChosenFile, Uploads } from '../media/uploads.ts';

/** Where what stands in the field is kept, told as it is. `device`: the server takes no drafts here. */
export type DraftState = 'idle' | 'saving' | 'saved' | 'offline' | 'device' | 'lost' | 'conflict';

/** What this device keeps of something that is being written, whatever else it is. */
export interface BegunDraft<Said> {
  /** The name that it will have when it is sent. */
  readonly clientKey: string;
  readonly files: readonly ChosenFile[];
  /** The revision of the server's that it goes on from; 0: the server has none. */
  readonly builtOn: number;
  /** Something of it is not saved on the server. */
  readonly dirty: boolean;
  /** What was sent to be saved and not answered: found again at the server, it is one's own. */
  readonly attempts?: readonly Said[];
}

/** As much as is asked of what the server keeps. */
export interface SavedDraft {
  readonly clientKey: string;
  readonly revision: number;
  readonly savedAt: string;
}

/** What is being written: a message, or something to be published. */
export interface DraftKind<Kept extends BegunDraft<Said>, Said, Theirs extends SavedDraft, Shown> {
  /** The next one in the same place, with nothing in it. */
  readonly anew: (before: Kept) => Kept;
  readonly isEmpty: (kept: Kept) => boolean;
  /** As the server keeps it. */
  readonly from: (theirs: Theirs, here: Kept) => Kept;
  /** One after the other, and the files of both. */
  readonly both: (first: Kept, second: Kept) => Partial<Kept>;
  /** What can be saved of it: files that have arrived. */
  readonly said: (kept: Kept) => Said & { readonly mediaIds: readonly string[] };
  readonly same: (theirs: Theirs, said: Said) => boolean;
  readonly save: (
    kept: Kept,
    said: Said,
    names: { readonly saveId: string; readonly builtOn: number },
    leaving: boolean,
  ) => Promise<Theirs | null>;
  readonly shown: (kept: Kept) => Shown;
}

export type ViewOf<Shown, Theirs> = Shown & {
  readonly state: DraftState;
  readonly savedAt: string | undefined;
  /** What another device keeps under the same name, where the two differ. */
  readonly theirs: Theirs | undefined;
};

export interface Surroundings<Theirs> {
  /** Under which name this device keeps it. */
  readonly keptAs: string;
  readonly uploads: Uploads;
  /** What the server keeps for this place. */
  readonly find: () => Promise<Theirs | undefined>;
  readonly afterLastKeyMs?: number;
}
