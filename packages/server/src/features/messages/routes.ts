import {
  addReaction,
  deleteMessage,
  editMessage,
  getMessage,
  listMessages,
  listPins,
  listRevisions,
  pinMessage,
  removeReaction,
  sendMessage,
  unpinMessage,
} from '@weft/contract/messages.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as deleting from './delete.ts';
import * as editing from './edit.ts';
import { listPinsIn, setPinned } from './pins.ts';
import { readPlace } from './places.ts';
import {
  mayDeleteMessage,
  mayEditMessage,
  mayPin,
  mayReact,
  mayReadMessage,
  mayReadPlace,
} from './policy.ts';
import { listRevisionsOf, readMessage, readMessageFacts } from './queries.ts';
import { setReaction } from './reactions.ts';
import { isOneStatement, prepareToSend, send } from './send.ts';
import { pieceOf, readTimeline } from './timeline.ts';

export function messageRoutes({ routes, db, stream }: Kernel, tellOfGone: deleting.TellOfGone): void {
  routes.read(listMessages, async ({ actor, query }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    const place = await readPlace(db, actor, query.place);
    const permit = mayReadPlace.permit(actor, place.facts);
    return { ...(await readTimeline(db, permit, place, pieceOf(query), query.limit)), cursor };
  });

  routes.writeAfter(
    sendMessage,
    ({ actor, body }) => prepareToSend(db, actor, body),
    ({ tx }, prepared) => send(db, tx, prepared),
    isOneStatement,
  );

  routes.read(getMessage, async ({ actor, params }) => ({
    message: await readMessage(db, actor, params.messageId),
  }));

  routes.write(editMessage, async ({ tx, actor, params, body }) => {
    const facts = await readMessageFacts(tx, actor, params.messageId);
    await editing.editMessage(tx, mayEditMessage.permit(actor, facts), body);
    return { message: await readMessage(tx, actor, params.messageId) };
  });

  routes.write(deleteMessage, async ({ tx, actor, params }) => {
    const facts = await readMessageFacts(tx, actor, params.messageId);
    await deleting.deleteMessage(tx, mayDeleteMessage.permit(actor, facts), tellOfGone);
  });

  routes.read(listRevisions, async ({ actor, params }) => {
    const facts = await readMessageFacts(db, actor, params.messageId);
    return { revisions: await listRevisionsOf(db, mayReadMessage.permit(actor, facts)) };
  });

  routes.write(addReaction, async ({ tx, actor, params: { messageId, emoji } }) => {
    const facts = await readMessageFacts(tx, actor, messageId);
    return setReaction(tx, mayReact.permit(actor, facts), emoji, true);
  });

  routes.write(removeReaction, async ({ tx, actor, params: { messageId, emoji } }) => {
    const facts = await readMessageFacts(tx, actor, messageId);
    return setReaction(tx, mayReact.permit(actor, facts), emoji, false);
  });

  routes.write(pinMessage, async ({ tx, actor, params }) => {
    const facts = await readMessageFacts(tx, actor, params.messageId);
    await setPinned(tx, mayPin.permit(actor, facts), true);
  });

  routes.write(unpinMessage, async ({ tx, actor, params }) => {
    const facts = await readMessageFacts(tx, actor, params.messageId);
    await setPinned(tx, mayPin.permit(actor, facts), false);
  });

  routes.read(listPins, async ({ actor, query }) => {
    const place = await readPlace(db, actor, query.place);
    return { items: await listPinsIn(db, mayReadPlace.permit(actor, place.facts)) };
  });
}
