import { Radio } from '@mantine/core';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './community-form.module.css';

interface VisibilityFieldProps {
  readonly field: {
    readonly name: string;
    readonly value: string;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
  };
}

export function VisibilityField({ field }: VisibilityFieldProps) {
  const t = useT();
  return (
    <Radio.Group
      name={field.name}
      value={field.value}
      onChange={(value) => field.onChange({ currentTarget: { value } })}
      label={t('communities.visibility')}
    >
      <div className={classes.choices}>
        <Radio value="private" label={t('communities.private')} description={t('communities.privateHint')} />
        <Radio value="public" label={t('communities.public')} description={t('communities.publicHint')} />
      </div>
    </Radio.Group>
  );
}
