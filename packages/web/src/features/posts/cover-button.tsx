import { ActionIcon } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';

/** One picture of this device, which stands for the post in lists. */
export function CoverButton({ size, onFile }: { size: number; onFile: (file: File) => void }) {
  const t = useT();
  const choose = () => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept: 'image/*' });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file !== undefined) onFile(file);
    });
    input.click();
  };
  return (
    <ActionIcon
      size={size}
      variant="subtle"
      color="gray"
      aria-label={t('posts.cover')}
      title={t('posts.cover')}
      onClick={choose}
    >
      <ImagePlus size={18} aria-hidden />
    </ActionIcon>
  );
}
