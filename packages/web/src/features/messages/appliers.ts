import {
  messageCreated,
  messageDeleted,
  messageUpdated,
  pinChanged,
  reactionChanged,
} from '@weft/contract/message-events.ts';
import { nameOfPlace } from '@weft/contract/places.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { meQuery } from '../accounts/me.ts';
import { addMessage, changeMessage, mergeMessage } from './change.ts';
import { nothingLeft } from './nothing-left.ts';

export const messageAppliers: readonly Applier[] = [
  onEvent(messageCreated, (queryClient, { message }) =>
    addMessage(queryClient, message, queryClient.getQueryData(meQuery.queryKey)?.user.id),
  ),
  onEvent(messageUpdated, (queryClient, { message }) => mergeMessage(queryClient, message)),
  onEvent(messageDeleted, (queryClient, { place, messageId, version }) =>
    changeMessage(queryClient, place, messageId, (known) =>
      version <= known.version ? known : { ...known, version, ...nothingLeft },
    ),
  ),
  onEvent(reactionChanged, (queryClient, { place, messageId, userId, emoji, added, reactions, version }) => {
    const me = queryClient.getQueryData(meQuery.queryKey)?.user.id;
    changeMessage(queryClient, place, messageId, (known) => {
      if (version <= known.version) return known;
      const others = known.mine.filter((mine) => mine !== emoji);
      const mine = userId !== me ? known.mine : added ? [...others, emoji] : others;
      return { ...known, version, reactions, mine };
    });
  }),
  onEvent(pinChanged, (queryClient, { place, messageId, pinned, version }) => {
    changeMessage(queryClient, place, messageId, (known) =>
      version <= known.version ? known : { ...known, version, pinned },
    );
    void queryClient.invalidateQueries({ queryKey: ['pins', nameOfPlace(place)] });
  }),
];
