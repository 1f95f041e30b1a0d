import { useT } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';

interface LeaveDialogProps {
  readonly name: string;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Asked beforehand for a private channel alone: nobody comes back into one without somebody else. */
export function LeaveDialog({ name, onLeave, onClose }: LeaveDialogProps) {
  const t = useT();
  return (
    <Confirm
      title={t('channels.leaveNamed', { name })}
      words={t('channels.leaveSure')}
      no={t('channels.stay')}
      yes={t('channels.leave')}
      onNo={onClose}
      onYes={() => {
        onClose();
        onLeave();
      }}
    />
  );
}
