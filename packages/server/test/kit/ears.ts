import { createRealtime } from '@weft/client/realtime.ts';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import { updateMe, userUpdated } from '@weft/contract/accounts.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { createToken } from '@weft/contract/tokens.ts';
import type { Person } from './person.ts';
import { until } from './wait-for.ts';

/**
 * What somebody hears: of the places that they follow and of these rooms, from a cursor on or from now. The stream gathers what comes
 * in a burst for up to 200 ms, so "from now" begins with what was done a moment before: an act of their own is waited for, and all that
 * was heard until then is the past.
 */
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
  if (cursor === undefined) {
    const { user } = await person.call(updateMe, { body: { language: 'en' } });
    await until(() => heard.some((event) => isOwnChange(event, user.version)), { what: 'one’s own act' });
    heard.length = 0;
  }
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

function isOwnChange({ type, payload }: RealtimeEvent, version: number): boolean {
  const changed = payload as { readonly user?: { readonly version: number } } | undefined;
  return type === userUpdated.type && (changed?.user?.version ?? 0) >= version;
}
