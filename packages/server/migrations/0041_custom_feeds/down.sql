-- loses data: feeds that people put together
drop table feed_rankings, feed_filters, custom_feeds;
