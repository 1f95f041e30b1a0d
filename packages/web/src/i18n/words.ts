import type { ErrorCode } from '@weft/contract/errors.ts';
import { accounts } from './en/accounts.ts';
import { blocks } from './en/blocks.ts';
import { catchUp } from './en/catch-up.ts';
import { channels } from './en/channels.ts';
import { chat } from './en/chat.ts';
import { communities } from './en/communities.ts';
import { credentials } from './en/credentials.ts';
import { drafts } from './en/drafts.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import { files } from './en/files.ts';
import { frame } from './en/frame.ts';
import { graph } from './en/graph.ts';
import { invites } from './en/invites.ts';
import { mute } from './en/mute.ts';
import { notifications } from './en/notifications.ts';
import { oidc } from './en/oidc.ts';
import { operator } from './en/operator.ts';
import { passkeys } from './en/passkeys.ts';
import { posts } from './en/posts.ts';
import { profiles } from './en/profiles.ts';
import { reports } from './en/reports.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shared } from './en/shared.ts';
import { spaces } from './en/spaces.ts';
import { storage } from './en/storage.ts';
import { tokens } from './en/tokens.ts';
import { yourData } from './en/your-data.ts';

/** The English catalogue is the source: what a key is called, and which values its text takes. */
export const en = {
  ...shared,
  ...frame,
  ...catchUp,
  ...search,
  ...errors,
  ...fields,
  ...accounts,
  ...credentials,
  ...settings,
  ...tokens,
  ...storage,
  ...yourData,
  ...communities,
  ...invites,
  ...notifications,
  ...oidc,
  ...operator,
  ...posts,
  ...profiles,
  ...graph,
  ...passkeys,
  ...spaces,
  ...channels,
  ...chat,
  ...files,
  ...drafts,
  ...blocks,
  ...mute,
  ...reports,
} satisfies Record<`error.${ErrorCode}`, string>;

export type Words = typeof en;
export type MessageKey = keyof Words;

/** Which form a number takes is the language's business; both languages here know two. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** The same keys in another language: a missing or an extra one is a type error. */
export type Translation<Source> = {
  readonly [K in keyof Source]: Source[K] extends string ? string : Plural;
};

type ValuesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ValuesIn<Rest> : never;

/** The names in braces of a message; a plural always takes `count`. */
export type ValuesOf<K extends MessageKey> = Words[K] extends Plural
  ? ValuesIn<Words[K][keyof Plural]> | 'count'
  : ValuesIn<Words[K]>;

/** The keys of texts without values: what a declarative list may name. */
export type PlainKey = { [K in MessageKey]: [ValuesOf<K>] extends [never] ? K : never }[MessageKey];
