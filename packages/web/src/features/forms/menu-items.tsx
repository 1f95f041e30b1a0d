import { Menu } from '@mantine/core';
import { formTypes } from '@weft/contract/form-states.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { formIcons, formTitles } from './commands.ts';
import { openForm } from './open-form.ts';

/** In the menu that is there on every page. */
export function FormMenuItems() {
  const t = useT();
  return formTypes.map((type) => {
    const Icon = formIcons[type];
    return (
      <Menu.Item key={type} leftSection={<Icon size={18} aria-hidden />} onClick={() => openForm(type)}>
        {t(formTitles[type])}
      </Menu.Item>
    );
  });
}
