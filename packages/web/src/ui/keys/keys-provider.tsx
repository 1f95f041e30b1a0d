import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type KeyBinding, matches, wouldType } from './key-binding.ts';

/** The bindings of whatever is on the screen now; the innermost comes last and is asked first. */
class ActiveKeys {
  #layers: readonly (readonly KeyBinding[])[] = [];
  readonly #listeners = new Set<() => void>();

  add(layer: readonly KeyBinding[]): () => void {
    this.#become([...this.#layers, layer]);
    return () => this.#become(this.#layers.filter((other) => other !== layer));
  }

  readonly list = () => this.#layers;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    // A modal dialog answers its own keys: what lies under it must not close along with it.
    if (document.querySelector('dialog[open]') !== null) return;
    const binding = this.#layers
      .toReversed()
      .flat()
      .find(({ keys, run }) => run && matches(keys, event) && !wouldType(keys, event.target));
    if (binding?.run === undefined) return;
    event.preventDefault();
    binding.run();
  };

  #become(layers: readonly (readonly KeyBinding[])[]): void {
    this.#layers = layers;
    for (const listener of this.#listeners) listener();
  }
}

const Context = createContext(new ActiveKeys());

export function KeysProvider({ children }: { children: ReactNode }) {
  const keys = useMemo(() => new ActiveKeys(), []);
  useEffect(() => {
    window.addEventListener('keydown', keys.onKeyDown);
    return () => window.removeEventListener('keydown', keys.onKeyDown);
  }, [keys]);
  return <Context value={keys}>{children}</Context>;
}

/** These keys work, and stand in the key help, as long as the component is on the screen. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const keys = use(Context);
  const latest = useRef(bindings);
  latest.current = bindings;
  // Made anew only when the keys themselves change: their functions may change with every render.
  const signature = bindings.map((binding) => binding.keys).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `latest` stands for the bindings, `signature` for when
  useEffect(() => {
    const layer = latest.current.map((binding, index) =>
      binding.run === undefined ? binding : { ...binding, run: () => latest.current[index]?.run?.() },
    );
    return keys.add(layer);
  }, [keys, signature]);
}

/** What works now, outermost first. */
export function useActiveKeys(): readonly KeyBinding[] {
  const keys = use(Context);
  return useSyncExternalStore(keys.subscribe, keys.list).flat();
}
