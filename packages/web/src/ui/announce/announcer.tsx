import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import classes from './announcer.module.css';

type Announce = (text: string) => void;

const Context = createContext<Announce>(() => {});

/** Says to a screen reader what others see happen. One region for the whole page: two would talk over each other. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Context value={announce}>
      {children}
      <div className={classes.region} aria-live="polite">
        {/* A new element each time: the same words twice are said twice. */}
        <p key={said.turn}>{said.text}</p>
      </div>
    </Context>
  );
}

export function useAnnounce(): Announce {
  return use(Context);
}
