import { useEffect, useRef, useState } from 'react';
import { readStored, writeStored } from '../../ui/kept-store.ts';

export interface KeptText {
  readonly text: string;
  readonly set: (text: string) => void;
  /** The truth about what stands in the field: `kept` on this device, `lost` where the device keeps nothing. */
  readonly state: 'idle' | 'keeping' | 'kept' | 'lost';
}

/**
 * What is being written in one place, kept on this device with every letter and there again on return. The drafts of the
 * server join in here: they begin with what the device has, and save what it keeps.
 */
export function useKeptText(key: string): KeptText {
  const [text, setText] = useState('');
  const [state, setState] = useState<KeptText['state']>('idle');
  const touched = useRef(false);
  const turn = useRef(0);

  useEffect(() => {
    let gone = false;
    void readStored<string>(`text.${key}`).then((kept) => {
      // Whoever began to write before it was found goes on with what they write.
      if (gone || touched.current || kept === undefined) return;
      setText(kept);
      setState('kept');
    });
    return () => {
      gone = true;
    };
  }, [key]);

  const set = (next: string) => {
    touched.current = true;
    setText(next);
    turn.current += 1;
    const mine = turn.current;
    setState(next === '' ? 'idle' : 'keeping');
    void writeStored(`text.${key}`, next === '' ? undefined : next).then((kept) => {
      if (mine === turn.current && next !== '') setState(kept ? 'kept' : 'lost');
    });
  };

  return { text, set, state };
}
