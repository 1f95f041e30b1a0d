import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { readKept, writeKept } from '../kept.ts';

export const paneWidths = { least: 320, usual: 420, most: 720, step: 20 } as const;

export function bounded(width: number): number {
  return Math.min(paneWidths.most, Math.max(paneWidths.least, Math.round(width)));
}

/** The width that the reader gave the pane, kept on this device, and the handlers of its edge. */
export function usePaneWidth() {
  const [width, setWidth] = useState(() => bounded(Number(readKept('pane')) || paneWidths.usual));

  const settle = (next: number) => {
    setWidth(bounded(next));
    writeKept('pane', String(bounded(next)));
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const startX = event.clientX;
    edge.setPointerCapture(event.pointerId);
    // The pane is on the right: moving left makes it wider.
    edge.onpointermove = ({ clientX }) => setWidth(bounded(width + startX - clientX));
    edge.onpointerup = ({ clientX }) => {
      edge.onpointermove = null;
      edge.onpointerup = null;
      settle(width + startX - clientX);
    };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') settle(width + paneWidths.step);
    else if (event.key === 'ArrowRight') settle(width - paneWidths.step);
    else if (event.key === 'Home') settle(paneWidths.most);
    else if (event.key === 'End') settle(paneWidths.least);
    else return;
    event.preventDefault();
  };

  return { width, edge: { onPointerDown, onKeyDown, onDoubleClick: () => settle(paneWidths.usual) } };
}
