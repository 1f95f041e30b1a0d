import { Gauge, type Registry } from 'prom-client';

interface Observed {
  readonly stream: { readonly head: { readonly position: number }; alive(): boolean };
  readonly relay: { alive(): boolean };
}

/** Where the stream stands on this node, read when somebody asks: a position that stands still while events wait is the sign. */
export function observeStream(registry: Registry, { stream, relay }: Observed): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('weft_stream_position', 'The last position that this node has delivered', () => stream.head.position);
  gauge('weft_stream_alive', '1 while the stream is read and published', () =>
    stream.alive() && relay.alive() ? 1 : 0,
  );
}
