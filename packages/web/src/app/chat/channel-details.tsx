import { SegmentedControl } from '@mantine/core';
import type { Channel } from '@weft/contract/channels.ts';
import { ChannelAbout } from '../../features/channels/channel-about.tsx';
import { ChannelPeople } from '../../features/channels/channel-people.tsx';
import { Pins } from '../../features/messages/pins.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { SidePane } from '../../ui/side-pane/side-pane.tsx';
import classes from './channel-page.module.css';

const tabs = ['about', 'people', 'pins'] as const;
type Tab = (typeof tabs)[number];

interface ChannelDetailsProps {
  readonly channel: Channel;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly onClose: () => void;
}

/** Beside the channel: what it is, who is in, what is pinned. */
export function ChannelDetails({ channel, tab, onTab, onClose }: ChannelDetailsProps) {
  const t = useT();
  return (
    <SidePane title={`#${channel.slug}`} onClose={onClose}>
      <SegmentedControl
        fullWidth
        className={classes.tabs ?? ''}
        aria-label={t('channels.details')}
        value={tab}
        onChange={(value) => onTab(tabs.find((one) => one === value) ?? 'about')}
        data={tabs.map((value) => ({ value, label: t(`channels.details.${value}`) }))}
      />
      {tab === 'about' && <ChannelAbout channel={channel} />}
      {tab === 'people' && <ChannelPeople channel={channel} />}
      {tab === 'pins' && <Pins place={{ kind: 'channel', id: channel.id }} />}
    </SidePane>
  );
}
