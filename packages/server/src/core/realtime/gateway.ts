import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { accessChanged, kindAccessChanged, roomAccessChanged } from '@weft/contract/access.ts';
import { sessionEnded } from '@weft/contract/accounts.ts';
import type { PayloadOf, Room } from '@weft/contract/event.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { type WebSocket, WebSocketServer } from 'ws';
import { Turnstile } from '../outbox/turnstile.ts';
import { Connection } from './connection.ts';
import type { GatewayContext } from './context.ts';
import { type BriefOf, EventEncoder } from './encoder.ts';
import { originAllowed } from './origin.ts';
import { Presence } from './presence.ts';
import { Roster } from './roster.ts';
import { Wire } from './wire.ts';

export interface GatewayOptions extends Omit<GatewayContext, 'roster' | 'encoder' | 'checks' | 'presence'> {
  readonly server: Server;
  readonly briefOf?: BriefOf;
  /** Between 0 and 1: spreads the return of clients. */
  readonly random: () => number;
}

export interface Gateway {
  readonly sockets: number;
  /** Tells every client to come back (to another node, or to this one after its restart) and waits for them to go. */
  drain(): Promise<void>;
}

/** Serves `/api/realtime` on a Node server that serves something else besides. */
export function attachGateway(options: GatewayOptions): Gateway {
  const { server, stream, settings, timers, metrics } = options;
  const roster = new Roster<Connection>();
  const context: GatewayContext = {
    ...options,
    roster,
    encoder: new EventEncoder(options.briefOf),
    checks: new Turnstile(settings.checks),
    presence: new Presence(timers, settings.presenceMs),
  };
  const socketOptions = {
    noServer: true,
    clientTracking: false,
    // A compressor per socket costs more memory than all the rest of it.
    perMessageDeflate: false,
    maxPayload: settings.frameBytes,
    closeTimeout: settings.closeWithinMs,
  };
  const sockets = new WebSocketServer(socketOptions);
  const open = new Set<Wire>();
  let draining = false;
  let drained: (() => void) | undefined;

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = refuse(request);
    if (refusal === undefined)
      sockets.handleUpgrade(request, socket, head, (opened) => accept(opened, socket, request));
    else socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }

  function refuse(request: IncomingMessage): string | undefined {
    // Exactly this path: a query could only hold a token, and addresses end up in logs.
    if (request.url !== realtimePath) return '404 Not Found';
    if (!originAllowed(request, settings.allowedOrigins)) return '403 Forbidden';
    if (draining || roster.greeting.size >= settings.greeting) return '503 Service Unavailable';
    return undefined;
  }

  function accept(socket: WebSocket, stream: Duplex, request: IncomingMessage): void {
    const wire = new Wire(socket, stream, settings.unsentBytes);
    const connection = new Connection(context, wire, request);
    open.add(wire);
    roster.arrive(connection);
    metrics.opened();
    socket.on('message', (data, isBinary) => connection.receive(data, isBinary));
    socket.on('pong', () => {
      connection.missedBeats = 0;
    });
    // A broken or oversized frame: `ws` has answered and closes.
    socket.on('error', () => {});
    socket.on('close', () => {
      connection.end();
      open.delete(wire);
      metrics.closed();
      if (open.size === 0) drained?.();
    });
  }

  const unlisten = [
    stream.on(sessionEnded.type, ({ payload }) => {
      const { sessionId } = payload as PayloadOf<typeof sessionEnded>;
      for (const connection of [...roster.greeting, ...roster.ofSession(sessionId)])
        connection.sessionEnded(sessionId);
    }),
    stream.on(accessChanged.type, ({ payload, position }) => {
      const { userId } = payload as PayloadOf<typeof accessChanged>;
      for (const connection of roster.ofUser(userId)) connection.accessChanged(position);
    }),
    stream.on(roomAccessChanged.type, ({ payload, position }) => {
      const { room } = payload as PayloadOf<typeof roomAccessChanged>;
      for (const connection of roster.inRoom(room as Room)) connection.accessChanged(position);
    }),
    stream.on(kindAccessChanged.type, ({ payload, position }) => {
      const { kind } = payload as PayloadOf<typeof kindAccessChanged>;
      for (const connection of [...roster.all])
        if (connection.hasSome(kind)) connection.accessChanged(position);
    }),
  ];

  let cancelBeat = timers.after(settings.heartbeatMs, beat);
  function beat(): void {
    for (const connection of [...roster.all]) connection.beat();
    cancelBeat = timers.after(settings.heartbeatMs, beat);
  }
  let cancelSweep = timers.after(1_000, sweep);
  function sweep(): void {
    const since = timers.now() - settings.helloWithinMs;
    for (const connection of [...roster.greeting])
      if (connection.openedAt <= since) connection.bye('idle', null);
    cancelSweep = timers.after(1_000, sweep);
  }

  server.on('upgrade', onUpgrade);
  return {
    get sockets() {
      return open.size;
    },
    async drain() {
      draining = true;
      const gone = new Promise<void>((resolve) => {
        drained = resolve;
      });
      for (const connection of [...roster.all])
        connection.bye('restarting', Math.round(options.random() * settings.returnWithinMs));
      if (open.size > 0) {
        const giveUp = timers.after(settings.closeWithinMs, () => {
          for (const wire of [...open]) wire.terminate();
        });
        await gone;
        giveUp();
      }
      context.presence.stop();
      for (const stop of [...unlisten, cancelBeat, cancelSweep]) stop();
      server.off('upgrade', onUpgrade);
    },
  };
}
