import { Counter, Gauge, type Registry } from 'prom-client';

export interface GatewayMetrics {
  opened(): void;
  closed(): void;
  delivered(): void;
  /** A socket that the server ended, and why. */
  ended(reason: string): void;
}

export function gatewayMetrics(registry: Registry): GatewayMetrics {
  const registers = [registry];
  const sockets = new Gauge({ name: 'weft_sockets', help: 'Open realtime sockets', registers });
  const deliveries = new Counter({
    name: 'weft_socket_events_total',
    help: 'Events written to realtime sockets',
    registers,
  });
  const ends = new Counter({
    name: 'weft_sockets_ended_total',
    help: 'Realtime sockets that the server ended, by reason',
    labelNames: ['reason'],
    registers,
  });
  return {
    opened: () => sockets.inc(),
    closed: () => sockets.dec(),
    delivered: () => deliveries.inc(),
    ended: (reason) => ends.inc({ reason }),
  };
}
