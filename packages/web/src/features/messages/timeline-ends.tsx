import { Button } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import classes from './timeline-view.module.css';

interface TimelineEndsProps {
  readonly away: boolean;
  readonly label: string;
  readonly onToEnd: () => void;
}

/** The way back to the newest, over the lower edge while one is far from it. */
export function TimelineEnds({ away, label, onToEnd }: TimelineEndsProps) {
  if (!away) return null;
  return (
    <Button
      variant="default"
      size="compact-md"
      className={classes.toEnd ?? ''}
      leftSection={<ArrowDown size={16} aria-hidden />}
      onClick={onToEnd}
    >
      {label}
    </Button>
  );
}
