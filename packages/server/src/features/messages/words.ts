import { readMarkdown } from '../../core/markdown/markdown.ts';
import type { Name } from '../../core/markdown/names.ts';
import type { NamedChannel, SayFacts } from './say-facts.ts';

/** A text, read: what it shows, whom it calls, and which channels it names. */
export interface Words {
  readonly content: string;
  readonly html: string;
  /** Ids of those it names who can read it, in the order of the smaller id first. */
  readonly mentions: readonly string[];
  readonly everyone: 'channel' | 'here' | null;
  /** Not those in quotations: those are somebody else's words. */
  readonly named: readonly NamedChannel[];
}

export type Reading = ReturnType<typeof readWords>;

/** In two steps: what it names has to be looked up in between. */
export function readWords(content: string) {
  const text = readMarkdown(content);
  return {
    names: text.names,
    find: (facts: Pick<SayFacts, 'people' | 'channels'>): Words => {
      const own = text.names.filter(({ quoted }) => !quoted);
      const people = own.filter(({ kind }) => kind === 'person').map(({ name }) => name.toLowerCase());
      const channels = own.filter(({ kind }) => kind === 'channel');
      return {
        content,
        html: text.toHtml(({ kind, name }) => linkTo(facts, kind, name)),
        mentions: [...new Set(people.flatMap((name) => facts.people.get(name) ?? []))].toSorted(byId),
        everyone: people.includes('channel') ? 'channel' : people.includes('here') ? 'here' : null,
        named: [...new Set(channels.flatMap(({ name }) => facts.channels.get(name) ?? []))],
      };
    },
  };
}

function linkTo(
  { people, channels }: Pick<SayFacts, 'people' | 'channels'>,
  kind: Name['kind'],
  name: string,
) {
  if (kind === 'person') {
    const id = people.get(name.toLowerCase());
    return id === undefined ? undefined : { id, href: `/u/${name}` };
  }
  const channel = channels.get(name);
  // What is shown is shown to all readers: a private channel's name leads nowhere, also for those who know it.
  return channel?.visibility === 'public' ? { id: channel.id, href: `/to/channel/${channel.id}` } : undefined;
}

function byId(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
