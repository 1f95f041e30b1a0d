import { Button } from '@mantine/core';
import classes from './confirm.module.css';
import { Dialog } from './dialog.tsx';
import { DialogHeading } from './dialog-heading.tsx';

interface ConfirmProps {
  readonly title: string;
  /** What will happen, exactly. */
  readonly words: string;
  readonly no: string;
  readonly yes: string;
  readonly onNo: () => void;
  readonly onYes: () => void;
}

/** Only before what cannot be undone. */
export function Confirm({ title, words, no, yes, onNo, onYes }: ConfirmProps) {
  return (
    <Dialog label={title} onClose={onNo}>
      <DialogHeading onClose={onNo}>{title}</DialogHeading>
      <div className={classes.body}>
        <p>{words}</p>
        <div className={classes.actions}>
          <Button variant="default" onClick={onNo}>
            {no}
          </Button>
          <Button color="red" onClick={onYes}>
            {yes}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
