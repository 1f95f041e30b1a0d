import { Button, TextInput } from '@mantine/core';
import { Inbox } from 'lucide-react';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SavedState } from '../../ui/saved/saved-state.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { ErrorState } from '../../ui/state/error-state.tsx';
import { Skeleton } from '../../ui/state/skeleton.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './gallery-page.module.css';
import { Swatches } from './swatches.tsx';

/** The design system on one page, while developing: `/gallery` under `vite`. Not built, so its words are not translated. */
export function GalleryPage() {
  const toast = useToast();
  return (
    <Page title="Gallery">
      <Section title="Colours">
        <Swatches />
      </Section>
      <Section title="Controls">
        <div className={classes.row}>
          <Button onClick={() => toast({ text: 'Archived.', undo: () => toast({ text: 'Back again.' }) })}>
            Toast with undo
          </Button>
          <Button variant="default">Default</Button>
          <Button variant="subtle">Subtle</Button>
          <Button color="red">Destroy</Button>
          <Button disabled>Disabled</Button>
        </div>
        <TextInput label="Field" description="A hint" placeholder="Placeholder" />
        <TextInput label="Wrong" error="Use at least 3 characters." defaultValue="ad" />
        <FormProblem words="The form as a whole was refused." />
      </Section>
      <Section title="Saved state">
        <div className={classes.row}>
          <SavedState saved={{ state: 'saving' }} />
          <SavedState saved={{ state: 'saved', at: new Date() }} />
          <SavedState saved={{ state: 'offline' }} />
          <SavedState saved={{ state: 'failed' }} />
        </div>
      </Section>
      <Section title="People">
        <div className={classes.row}>
          {['Ada Lovelace', 'Grace Hopper', 'linus', 'أسماء علي', 'Mae Jemison'].map((name) => (
            <Avatar key={name} id={name} name={name} size={40} />
          ))}
        </div>
      </Section>
      <Section title="States">
        <Skeleton />
        <EmptyState icon={Inbox} title="Nothing here yet" action={<Button>Take the first step</Button>}>
          What this place is for.
        </EmptyState>
        <ErrorState words="The server does not answer." reference="0f2c-17" onRetry={() => {}} />
      </Section>
    </Page>
  );
}
