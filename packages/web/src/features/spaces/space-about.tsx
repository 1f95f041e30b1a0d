import { Button } from '@mantine/core';
import type { Space } from '@weft/contract/spaces.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import classes from '../../ui/form/form.module.css';
import { Facts } from '../../ui/page/facts.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { useCommunity } from '../communities/community-layout.tsx';
import { useActOnSpace } from './act.ts';
import { EditSpaceForm } from './edit-space-form.tsx';
import { readersWords } from './space-readers.tsx';

interface SpaceAboutProps {
  readonly space: Space;
  readonly onClose: () => void;
  readonly onSaved: (space: Space) => void;
}

/** What a space is, and for those who keep it in order the way to change that. */
export function SpaceAbout({ space, onClose, onSaved }: SpaceAboutProps) {
  const { t, locale } = useLanguage();
  const community = useCommunity();
  const act = useActOnSpace(space);
  const { description, createdAt, archivedAt, may } = space;
  const archive = may.manage && (
    <Button
      variant="default"
      onClick={() => {
        onClose();
        void (archivedAt === null ? act.archive() : act.unarchive());
      }}
    >
      {t(archivedAt === null ? 'spaces.archive' : 'spaces.unarchive')}
    </Button>
  );

  return (
    <Dialog label={t('spaces.about')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('spaces.about')}</DialogHeading>
      <div className={classes.inDialog}>
        {may.edit ? (
          <EditSpaceForm space={space} onSaved={onSaved} ways={archive} />
        ) : (
          <>
            {description !== '' && <p>{description}</p>}
            <Facts
              facts={[
                [t('spaces.readers'), t(readersWords(space, community))],
                [t('spaces.since'), shortDate(new Date(createdAt), locale)],
                ...(archivedAt === null
                  ? []
                  : [[t('spaces.archived'), shortDate(new Date(archivedAt), locale)] as const]),
              ]}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
