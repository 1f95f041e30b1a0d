import type {
  Channel,
  ChannelBase,
  channelCreated,
  channelHidden,
  channelMembershipChanged,
  channelUpdated,
} from '@weft/contract/channels.ts';
import type { PayloadOf } from '@weft/contract/event.ts';
import type { Member, MemberBase, memberJoined, memberLeft, memberUpdated } from '@weft/contract/members.ts';

/** What a client knows of a channel. How many are in is told to those in it alone, and is asked for where it is shown. */
type KnownChannel = Omit<Channel, 'may' | 'members'>;

export interface CommunitySnapshot {
  readonly channels: readonly Channel[];
  readonly members: readonly Member[];
  readonly count: number;
}

/** A client's memory of a community, as docs/api/write-a-client.md tells it: a snapshot, and what events make of it. */
export class CommunityView {
  readonly #channels = new Map<string, KnownChannel>();
  readonly #members = new Map<string, MemberBase>();
  #count: number;
  /** One's own place in a channel changed: what one may know of it now is for the server to say. */
  readonly #ask: (channelId: string) => Promise<Channel | undefined>;

  constructor(
    { channels, members, count }: CommunitySnapshot,
    ask: (channelId: string) => Promise<Channel | undefined>,
  ) {
    for (const channel of channels) this.#channels.set(channel.id, known(channel));
    // A mute is told to those who keep the peace, and to whoever is muted.
    for (const { may, mute, ...member } of members) this.#members.set(member.id, member);
    this.#count = count;
    this.#ask = ask;
  }

  state() {
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    return {
      // Who is in raises the version, too, which those outside are not told.
      channels: [...this.#channels.values()].map(({ version, ...shown }) => shown).sort(byId),
      members: [...this.#members.values()].sort(byId),
      count: this.#count,
    };
  }

  async apply(type: string, payload: unknown): Promise<void> {
    await this.#appliers[type]?.(payload as never);
  }

  /** What it knows how to apply. */
  get types(): string[] {
    return Object.keys(this.#appliers);
  }

  readonly #appliers: Readonly<Record<string, (payload: never) => void | Promise<void>>> = {
    'channel.created': ({ channel }: PayloadOf<typeof channelCreated>) => {
      if (this.#channels.has(channel.id)) this.#change(channel);
      else this.#channels.set(channel.id, known({ ...channel, joined: false, notificationLevel: null }));
    },
    'channel.updated': ({ channel }: PayloadOf<typeof channelUpdated>) => this.#change(channel),
    'channel.hidden': ({ channelId }: PayloadOf<typeof channelHidden>) => {
      if (this.#channels.get(channelId)?.joined === false) this.#channels.delete(channelId);
    },
    'channel.membership_changed': async ({ channelId }: PayloadOf<typeof channelMembershipChanged>) => {
      const channel = await this.#ask(channelId);
      if (channel === undefined) this.#channels.delete(channelId);
      else this.#channels.set(channelId, known(channel));
    },
    'member.joined': (event: PayloadOf<typeof memberJoined>) => this.#member(event),
    'member.updated': (event: PayloadOf<typeof memberUpdated>) => this.#member(event),
    'member.left': ({ memberId, members }: PayloadOf<typeof memberLeft>) => {
      this.#members.delete(memberId);
      this.#count = members;
    },
  };

  #change(channel: ChannelBase): void {
    const before = this.#channels.get(channel.id);
    if (before !== undefined && before.version < channel.version)
      this.#channels.set(channel.id, known({ ...before, ...channel }));
  }

  #member({ member, members }: PayloadOf<typeof memberJoined>): void {
    if ((this.#members.get(member.id)?.version ?? 0) < member.version) this.#members.set(member.id, member);
    this.#count = members;
  }
}

function known(channel: Omit<Channel, 'may'> & Partial<Pick<Channel, 'may'>>): KnownChannel {
  const { may, members, ...rest } = channel;
  return rest;
}
