import { useNavigate } from '@tanstack/react-router';
import { CheckCheck, Hash, ListChecks, Lock, MessageSquarePlus, UserRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';
import { useKnownPlaces } from './places.ts';
import { useUnreadActs } from './set-read.ts';
import { isStrong } from './unread.ts';

const icons = { channel: Hash, private: Lock, direct: UserRound };

/** Channels and conversations by name: those with something new first, then those that one is in. */
export const usePlacesCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  const acts = useUnreadActs();
  const places = useKnownPlaces().toSorted((a, b) => rank(b) - rank(a));
  const news = places.some(({ reading }) => reading !== undefined && reading.unread > 0);
  return [
    ...places.map((place) => ({
      id: `place.${place.id}`,
      title: place.kind === 'direct' ? place.name : `${place.name} · ${place.where}`,
      keywords: place.where,
      icon: icons[place.kind],
      strong: place.reading !== undefined && isStrong(place.reading),
      run: place.go,
    })),
    {
      id: 'direct.new',
      title: t('direct.new'),
      keywords: t('direct.title'),
      icon: MessageSquarePlus,
      run: () => void navigate({ to: '/messages' }),
    },
    ...(news
      ? [
          {
            id: 'unread.catchUp',
            title: t('catchUp.title'),
            keywords: t('unread.label'),
            icon: ListChecks,
            run: () => void navigate({ to: '/catch-up' }),
          },
          {
            id: 'unread.readAll',
            title: t('unread.readAll'),
            icon: CheckCheck,
            run: () => void acts.readAll(),
          },
        ]
      : []),
  ];
};

function rank({ reading, joined }: ReturnType<typeof useKnownPlaces>[number]): number {
  if (reading !== undefined && isStrong(reading)) return 3 + Math.min(1, reading.mentions);
  return joined ? 1 : 0;
}
