import { type ChosenFile, useUploads } from '../media/uploads.ts';
import { ComposerFiles } from './composer-files.tsx';
import classes from './message-files.module.css';
import { PictureTile } from './picture-tile.tsx';

/** The files of what is on its way: pictures where they will stand, the others with how far they are. */
export function PendingFiles({ files }: { files: readonly ChosenFile[] }) {
  const uploads = useUploads();
  const shown = files.flatMap((file) => {
    const preview = uploads.previewOf(file);
    return preview !== undefined && uploads.stateOf(file).state === 'done' ? [{ file, preview }] : [];
  });
  const rest = files.filter((file) => shown.every((one) => one.file !== file));
  if (files.length === 0) return null;
  return (
    <div className={`${classes.files} ${classes.pending}`}>
      {shown.length > 0 && (
        <div className={classes.pictures}>
          {shown.map(({ file, preview }) => (
            <PictureTile key={file.id} file={file} source={preview} alone={shown.length === 1} />
          ))}
        </div>
      )}
      <ComposerFiles files={rest} />
    </div>
  );
}
