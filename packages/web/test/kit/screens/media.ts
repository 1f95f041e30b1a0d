import { animation, silence } from '../../../../server/test/kit/pictures.ts';
import { sent, sunset } from '../files.ts';
import type { Screen } from '../screen.ts';

export const mediaScreens: readonly Screen[] = [
  {
    name: 'storage-empty',
    path: '/settings/storage',
    as: 'margaret',
    prepare: (page) => page.getByRole('heading', { name: 'No files yet' }).waitFor(),
  },
  {
    name: 'storage',
    path: '/settings/storage',
    as: 'linus',
    prepare: async (page) => {
      const { buffer } = await sunset();
      const mediaId = await sent(page.request, 'sunset.jpg', buffer);
      await page.request.put('/api/users/me/avatar', { data: { mediaId } });
      await sent(page.request, 'waving.gif', await animation());
      await sent(page.request, 'a note to myself.wav', silence());
      await page.getByText('your picture').first().waitFor();
      await page.getByText('a note to myself.wav').first().waitFor();
    },
  },
  {
    name: 'storage-full',
    path: '/settings/storage',
    as: 'linus',
    prepare: async (page) => {
      const mb = 1024 ** 2;
      await page.route('**/api/users/me/storage', async (route) => {
        const response = await route.fetch();
        const { storage } = (await response.json()) as { storage: object };
        const byKind = { images: 18 * mb, videos: 16 * mb, audio: 6.5 * mb, other: 4 * mb };
        const full = { ...storage, byKind, usedBytes: 44.5 * mb, reservedBytes: 5.5 * mb };
        await route.fulfill({ response, json: { storage: full } });
      });
      await page.reload();
      await page.getByText('There is no room left.').waitFor();
    },
  },
];
