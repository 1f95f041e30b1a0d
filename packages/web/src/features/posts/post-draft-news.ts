/** What a device is told of a draft of a post. */
export interface PostDraftNews {
  readonly what: 'saved' | 'gone';
  readonly draft: {
    readonly clientKey: string;
    readonly spaceId: string | null;
    readonly parentId: string | null;
    readonly revision: number;
  };
}

const listeners = new Set<(news: PostDraftNews) => void>();

/** For whoever writes there; apart from the lists, which the first page does without. */
export function onPostDraftNews(listener: (news: PostDraftNews) => void): void {
  listeners.add(listener);
}

export function tellPostDraftNews(news: PostDraftNews): void {
  for (const listener of listeners) listener(news);
}
