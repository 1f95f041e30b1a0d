import type { Channel } from '@weft/contract/channels.ts';

/** What becomes of a channel that a text names: it appears there, too, or stays here for a reason. */
export interface Carry {
  readonly channel: Pick<Channel, 'id' | 'slug' | 'members'>;
  readonly reason: 'goes' | 'private' | 'notIn' | 'archived' | 'fromPrivate';
}

const name = /(?:^|[\s([{"'*_~])#([a-z0-9]+(?:-[a-z0-9]+)*)(?![A-Za-z0-9_-])/g;

/** The channels that a text names, each once, as the server reads it: not in code, and not in somebody else's words. */
export function namedChannels(text: string): readonly string[] {
  const own = text
    .replace(/(^|\n)(`{3,}|~{3,})[\s\S]*?(?:\n\2[^\n]*|$)/g, '$1')
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, ' ')
    .replace(/^ {0,3}>.*$/gm, '')
    .replace(/\[[^\]\n]*\]\([^)\n]*\)/g, ' ');
  return [...new Set([...own.matchAll(name)].map(([, slug = '']) => slug))];
}

/** Told before it is sent. Nothing goes out of or into a private channel by its name. */
export function carriesOf(
  text: string,
  channels: readonly Channel[],
  here: Pick<Channel, 'id' | 'visibility'>,
): readonly Carry[] {
  return namedChannels(text).flatMap((slug) => {
    const channel = channels.find((one) => one.slug === slug);
    if (channel === undefined || channel.id === here.id) return [];
    return [{ channel, reason: reasonOf(channel, here) }];
  });
}

function reasonOf(channel: Channel, here: Pick<Channel, 'visibility'>): Carry['reason'] {
  if (here.visibility === 'private') return 'fromPrivate';
  if (channel.visibility === 'private') return 'private';
  if (channel.archivedAt !== null) return 'archived';
  return channel.joined ? 'goes' : 'notIn';
}
