import { Radio } from '@mantine/core';
import { useT } from '../../i18n/language-provider.tsx';
import classes from '../../ui/form/form.module.css';
import { useCommunity } from '../communities/community-layout.tsx';

interface SpaceReadersFieldProps {
  readonly field: {
    readonly name: string;
    readonly value: string;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
  };
  /** What there is was written for members alone. */
  readonly wasForMembers?: boolean;
}

/** Who reads it: said as what it means in this community. */
export function SpaceReadersField({ field, wasForMembers = false }: SpaceReadersFieldProps) {
  const t = useT();
  const open = useCommunity().visibility === 'public';
  const opens = open && wasForMembers && field.value === 'public';
  return (
    <Radio.Group
      name={field.name}
      value={field.value}
      onChange={(value) => field.onChange({ currentTarget: { value } })}
      label={t('spaces.readers')}
    >
      <div className={classes.choices}>
        <Radio
          value="public"
          label={t(open ? 'spaces.open' : 'spaces.asCommunity')}
          description={t(opens ? 'spaces.opens' : open ? 'spaces.openHint' : 'spaces.asCommunityHint')}
        />
        <Radio value="private" label={t('spaces.members')} description={t('spaces.membersHint')} />
      </div>
    </Radio.Group>
  );
}
