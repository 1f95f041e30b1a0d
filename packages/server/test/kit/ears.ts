import { createRealtime } from '@weft/client/realtime.ts';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { createToken } from '@weft/contract/tokens.ts';
import type { Person } from './person.ts';
import { until } from './wait-for.ts';

/** What somebody hears: of the places that they follow and of these rooms, from a cursor on or from now. */
export async function ears(person: Person, rooms: readonly string[] = [], cursor?: string) {
  const { secret } = await person.call(createToken, { body: { name: 'ears', scopes: ['read'] } });
  const url = `${person.baseUrl.replace('http', 'ws')}${realtimePath}`;
  const socket = createRealtime({ url, token: secret, ...(cursor === undefined ? {} : { cursor }) });
  const heard: RealtimeEvent[] = [];
  const left: string[] = [];
  socket.onEvent((event) => heard.push(event));
  socket.onLeft((room) => left.push(room));
  for (const room of rooms) socket.join(room);
  socket.start();
  await until(() => socket.status === 'live');
  return {
    heard,
    /** Rooms that they were sent out of. */
    left,
    has: (type: string) => heard.some((event) => event.type === type),
    of: (room: string) => heard.filter((event) => event.room === room),
    /** Of one type, as much of each as the tests look at. */
    told: (type: string) =>
      heard
        .filter((event) => event.type === type)
        .map(({ room, payload, brief = false, gone = false }) => ({
          ...{ room, brief, gone, payload: (payload ?? {}) as Readonly<Record<string, unknown>> },
        })),
    stop: () => socket.stop(),
  };
}
