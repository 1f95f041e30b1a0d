import { Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { type Sending, sendFile } from '../media/send-file.ts';
import { useSetAvatar } from './avatar.ts';
import { type CropRectangle, cropPicture } from './crop-picture.ts';
import classes from './picture-dialog.module.css';

const zoomAtMost = 4;

interface PictureDialogProps {
  readonly chosen: { readonly file: File; readonly address: string };
  readonly onClose: () => void;
}

/** Cuts the face out of a picture and sends it. */
export function PictureDialog({ chosen, onClose }: PictureDialogProps) {
  const t = useT();
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const area = useRef<CropRectangle>(undefined);
  const { send, share, failure, cancel } = useSendPicture(chosen.address, onClose);
  const close = () => {
    cancel();
    onClose();
  };

  return (
    <Dialog label={t('picture.title')} onClose={close}>
      <DialogHeading onClose={close}>{t('picture.title')}</DialogHeading>
      <div className={classes.body}>
        <div className={classes.stage}>
          <Cropper
            image={chosen.address}
            {...{ crop, zoom, aspect: 1, cropShape: 'round', showGrid: false, maxZoom: zoomAtMost }}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => {
              area.current = pixels;
            }}
            keyboardStep={8}
            disableAutomaticStylesInjection
            cropperProps={{ role: 'group', 'aria-label': t('picture.stage') }}
          />
        </div>
        <label className={classes.zoom}>
          <span>{t('picture.zoom')}</span>
          <input
            type="range"
            min={1}
            max={zoomAtMost}
            step={0.05}
            value={zoom}
            onChange={({ currentTarget }) => setZoom(currentTarget.valueAsNumber)}
          />
        </label>
        <p className={classes.hint}>{t('picture.hint')}</p>
        {share !== undefined && <Progress value={share * 100} aria-label={t('picture.sending')} />}
        <FormProblem words={failure} />
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {t('shared.cancel')}
          </Button>
          <Button
            loading={share !== undefined}
            onClick={() => area.current && void send(area.current, nameOf(chosen.file))}
          >
            {t(failure === undefined ? 'picture.use' : 'shared.tryAgain')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const nameOf = ({ name }: File) => `${name.replace(/\.[^.]*$/, '')}.webp`;

function useSendPicture(address: string, onDone: () => void) {
  const t = useT();
  const toast = useToast();
  const set = useSetAvatar();
  const sending = useRef<Sending>(undefined);
  const [share, setShare] = useState<number>();
  const [failure, setFailure] = useState<string>();
  const cancel = () => sending.current?.cancel();
  // Whoever goes away in the middle has given it up.
  useEffect(() => () => sending.current?.cancel(), []);

  const send = async (rectangle: CropRectangle, name: string) => {
    setFailure(undefined);
    setShare(0);
    try {
      const content = await cropPicture(address, rectangle);
      sending.current = sendFile(content, { name, onProgress: setShare });
      const mediaId = await sending.current.done;
      sending.current = undefined;
      await set(mediaId);
      toast({ text: t('picture.shown') });
      onDone();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      setFailure(failureWords(error, t));
      setShare(undefined);
    }
  };
  return { send, share, failure, cancel };
}
