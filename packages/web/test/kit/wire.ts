import type { Page, WebSocketRoute } from 'playwright-core';

export interface Wire {
  /** Nothing comes or goes any more, the connection that is open included. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** The line between a page and the server, to be cut. Taken before the page goes anywhere. */
export async function wireOf(page: Page): Promise<Wire> {
  const sockets = new Set<WebSocketRoute>();
  let whole = true;
  await page.routeWebSocket('**/api/realtime', async (socket) => {
    if (!whole) return await socket.close({ code: 4000 });
    const server = socket.connectToServer();
    sockets.add(socket);
    sockets.add(server);
  });
  return {
    async cut() {
      whole = false;
      await page.context().setOffline(true);
      for (const socket of sockets) await socket.close({ code: 4000 });
      sockets.clear();
    },
    async mend() {
      whole = true;
      await page.context().setOffline(false);
    },
  };
}
