import { listNotices, sendNotice } from '@weft/contract/operator-work.ts';
import type { Kernel } from '../../../core/kernel.ts';
import type { DeskRoutes } from '../desk.ts';
import * as notices from '../notices.ts';
import { maySendNotice } from '../policy.ts';

export function noticeRoutes(routes: DeskRoutes, { db, jobs }: Kernel): void {
  routes.read(listNotices, ({ desk, query }) => notices.listNoticesOf(db, desk, query));

  routes.write(sendNotice, async ({ tx, actor, desk, body }) => {
    const permit = maySendNotice.permit(actor, { underWay: await notices.isNoticeUnderWay(tx) });
    const noticeId = await notices.sendNotice(tx, permit, body.text);
    return { notice: await notices.readNotice(tx, desk, noticeId) };
  });

  jobs.handle(notices.tellEverybody, {
    outside: async ({ noticeId }, context) => {
      while (
        !context.signal.aborted &&
        (await context.db.transaction((tx) => notices.tellNext(tx, noticeId)))
      );
      // Stopped in the middle: it goes on from there, on whichever node takes it up.
      if (context.signal.aborted) throw new Error('this server was stopped meanwhile');
    },
  });
}
