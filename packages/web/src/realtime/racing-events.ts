import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import type { ApplyEvent } from './applier.ts';

/**
 * An event may arrive while a snapshot that was read before it is still on its way. The snapshot would then overwrite
 * what the event said. So events are remembered as long as something is being fetched, and those that arrived
 * during a fetch are applied once more when it is done. Applying twice changes nothing, by the appliers' promise.
 */
export class RacingEvents {
  readonly #apply: ApplyEvent;
  readonly #stop: () => void;
  /** For each fetch under way, how many events had been heard when it began. */
  readonly #fetches = new Map<Query, number>();
  #heard: RealtimeEvent[] = [];
  #dropped = 0;

  constructor(queryClient: QueryClient, apply: ApplyEvent) {
    this.#apply = apply;
    this.#stop = queryClient.getQueryCache().subscribe((change) => this.#onChange(change));
  }

  take(event: RealtimeEvent): void {
    if (this.#fetches.size > 0) this.#heard.push(event);
    this.#apply(event);
  }

  stop(): void {
    this.#stop();
  }

  #onChange(change: QueryCacheNotifyEvent): void {
    if (change.type === 'removed') this.#end(change.query);
    if (change.type !== 'updated') return;
    const { query, action } = change;
    if (action.type === 'fetch') this.#fetches.set(query, this.#dropped + this.#heard.length);
    else if (action.type === 'success' && action.manual !== true) this.#settle(query);
    else if (query.state.fetchStatus === 'idle') this.#end(query);
  }

  #settle(query: Query): void {
    const since = this.#fetches.get(query);
    const missed = since === undefined ? [] : this.#heard.slice(since - this.#dropped);
    this.#end(query);
    for (const event of missed) this.#apply(event);
  }

  #end(query: Query): void {
    this.#fetches.delete(query);
    const oldest = Math.min(this.#dropped + this.#heard.length, ...this.#fetches.values());
    this.#heard = this.#heard.slice(oldest - this.#dropped);
    this.#dropped = oldest;
  }
}
