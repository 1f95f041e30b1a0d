// Made from the migrated database; packages/server/test/model/schema.test.ts writes and compares it.

export interface AccessTokensRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly token_hash: Buffer;
  readonly scopes: readonly string[];
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly created_at: Date;
}

export interface AccountErasuresRow {
  readonly user_id: string;
  readonly status_before: 'active' | 'suspended';
  readonly due_at: Date;
  readonly erased_at: Date | null;
  readonly created_at: Date;
}

export interface AlbumSongsRow {
  readonly album_id: string;
  readonly song_id: string;
  readonly display_order: number;
  readonly created_at: Date;
}

export interface AuditLogRow {
  readonly id: string;
  readonly actor_id: string | null;
  readonly by: 'command line' | 'admin' | 'member';
  readonly act: string;
  readonly subject: string;
  readonly detail: unknown;
  readonly created_at: Date;
  readonly address: string | null;
}

export interface BlocksRow {
  readonly blocker_id: string;
  readonly blocked_id: string;
  readonly created_at: Date;
}

export interface BudgetsRow {
  readonly key: Buffer;
  readonly whole_at: Date;
  readonly created_at: Date;
}

export interface ChannelMembersRow {
  readonly channel_id: string;
  readonly user_id: string;
  readonly notification_level: 'all' | 'mentions' | 'muted';
  readonly last_read_seq: string;
  readonly since_seq: string;
  readonly version: string;
  readonly created_at: Date;
}

export interface ChannelStatsRow {
  readonly channel_id: string;
  readonly members: number;
  readonly created_at: Date;
}

export interface ChannelsRow {
  readonly id: string;
  readonly community_id: string;
  readonly slug: string;
  readonly name: string;
  readonly topic: string;
  readonly visibility: 'public' | 'private';
  readonly version: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly last_seq: string;
  readonly joined_by_all: boolean;
  readonly created_by: string | null;
  readonly archived_at: Date | null;
}

export interface CommentMovingRow {
  readonly singleton: boolean;
  readonly phase: 'legacy' | 'dual_read' | 'cutover';
  readonly since: Date;
  readonly created_at: Date;
}

export interface CommunitiesRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly plan_tier: 'free' | 'pro';
  readonly seat_limit: number;
  readonly ai_budget_limit: number;
  readonly stripe_customer_id: string | null;
  readonly oidc_issuer: string | null;
  readonly oidc_organization: string | null;
  readonly version: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface CommunitySeatsRow {
  readonly community_id: string;
  readonly taken: number;
  readonly active: number;
  readonly created_at: Date;
}

export interface ConversationChannelsRow {
  readonly conversation_id: string;
  readonly channel_id: string;
  readonly is_primary: boolean;
  readonly seq: string | null;
  readonly carried_at: Date | null;
  readonly carried_by: string | null;
  readonly created_at: Date;
}

export interface ConversationParticipantsRow {
  readonly conversation_id: string;
  readonly user_id: string;
  readonly role: 'participant' | 'follower' | 'student' | 'instructor';
  readonly last_read_seq: string;
  readonly since_seq: string;
  readonly muted: boolean;
  readonly version: string;
  readonly created_at: Date;
}

export interface ConversationsRow {
  readonly id: string;
  readonly kind: 'thread' | 'direct' | 'goal';
  readonly community_id: string | null;
  readonly root_message_id: string | null;
  readonly founding_key: string | null;
  readonly last_seq: string;
  readonly reply_count: number;
  readonly last_repliers: string;
  readonly last_activity_at: Date;
  readonly participant_ids: string;
  readonly version: string;
  readonly created_at: Date;
  readonly closed: boolean;
  readonly goal_id: string | null;
}

export interface CustomFeedsRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly description: string;
  readonly is_default: boolean;
  readonly display_order: number;
  readonly logic: string;
  readonly sort: 'recent' | 'popular' | 'engagement';
  readonly page_limit: number;
  readonly version: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface DailyFiguresRow {
  readonly day: string;
  readonly people: number;
  readonly new_people: number;
  readonly active_people: number | null;
  readonly communities: number;
  readonly stored_bytes: string | null;
  readonly created_at: Date;
}

export interface DataExportsRow {
  readonly id: string;
  readonly user_id: string;
  readonly state: 'waiting' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly bytes: string | null;
  readonly expires_at: Date;
  readonly created_at: Date;
  readonly storage_key: string | null;
}

export interface DeskVisitsRow {
  readonly user_id: string;
  readonly seen_until: Date;
  readonly created_at: Date;
}

export interface DraftsRow {
  readonly id: string;
  readonly user_id: string;
  readonly type: 'bug_report' | 'feature_request';
  readonly client_key: string;
  readonly title: string;
  readonly description: string;
  readonly metadata: unknown;
  readonly revision: string;
  readonly save_id: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface EmailJobsRow {
  readonly id: string;
  readonly type: string;
  readonly recipient: string;
  readonly language: 'en' | 'de';
  readonly subject: string;
  readonly content: Buffer | null;
  readonly status: 'queued' | 'sent' | 'failed' | 'kept';
  readonly attempts: number;
  readonly last_error: string | null;
  readonly scheduled_at: Date;
  readonly sent_at: Date | null;
  readonly created_at: Date;
}

export interface EngagementCommentsRow {
  readonly id: string;
  readonly post_id: string;
  readonly user_id: string;
  readonly parent_comment_id: string | null;
  readonly content: string;
  readonly created_at: Date;
  readonly status_id: string;
  readonly moved_at: Date | null;
  readonly trouble:
    | 'post_unknown'
    | 'author_unknown'
    | 'parent_unknown'
    | 'parent_elsewhere'
    | 'parent_in_trouble'
    | 'in_a_circle'
    | 'too_deep'
    | 'empty'
    | 'too_long'
    | 'in_the_future'
    | null;
}

export interface FeedFiltersRow {
  readonly feed_id: string;
  readonly group_order: number;
  readonly group_operator: string;
  readonly display_order: number;
  readonly negated: boolean;
  readonly type: 'post_type' | 'author' | 'tag' | 'date_range' | 'engagement';
  readonly operator: 'equals' | 'not_equals' | 'contains' | 'greater_than' | 'less_than' | 'in_range';
  readonly value: readonly string[];
  readonly created_at: Date;
}

export interface FeedRankingsRow {
  readonly id: string;
  readonly user_id: string;
  readonly feed: string;
  readonly post_ids: string;
  readonly expires_at: Date;
  readonly created_at: Date;
}

export interface FeedbackReportsRow {
  readonly id: string;
  readonly user_id: string;
  readonly type: 'bug_report' | 'feature_request';
  readonly client_key: string;
  readonly title: string;
  readonly description: string;
  readonly metadata: unknown;
  readonly state: 'open' | 'planned' | 'done' | 'declined';
  readonly note: string;
  readonly handled_by: string | null;
  readonly handled_at: Date | null;
  readonly version: string;
  readonly created_at: Date;
}

export interface FeedbackSnippetsRow {
  readonly id: string;
  readonly user_id: string;
  readonly title: string;
  readonly content: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface FriendshipsRow {
  readonly user_id_1: string;
  readonly user_id_2: string;
  readonly created_at: Date;
}

export interface GoalInstructorsRow {
  readonly goal_id: string;
  readonly user_id: string;
  readonly created_at: Date;
}

export interface GoalsRow {
  readonly id: string;
  readonly community_id: string;
  readonly student_id: string;
  readonly title: string;
  readonly description: string;
  readonly status: 'active' | 'completed' | 'archived';
  readonly target_date: string | null;
  readonly completed_at: Date | null;
  readonly created_by: string | null;
  readonly version: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface IdempotencyKeysRow {
  readonly user_id: string;
  readonly route: string;
  readonly key: string;
  readonly request_hash: Buffer;
  readonly status: number;
  readonly answer: unknown;
  readonly created_at: Date;
}

export interface InvitesRow {
  readonly id: string;
  readonly community_id: string;
  readonly token_hash: Buffer;
  readonly email: string | null;
  readonly role: 'admin' | 'moderator' | 'instructor' | 'member';
  readonly max_uses: number | null;
  readonly uses: number;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly created_by: string | null;
  readonly created_at: Date;
}

export interface JobSchedulesRow {
  readonly name: string;
  readonly cron: string;
  readonly last_enqueued_at: Date;
}

export interface JobsRow {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly unique_key: string | null;
  readonly run_at: Date;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly locked_until: Date | null;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export interface ListMembersRow {
  readonly list_id: string;
  readonly user_id: string;
  readonly created_at: Date;
}

export interface MediaRow {
  readonly id: string;
  readonly owner_id: string;
  readonly type: 'image' | 'gif' | 'video' | 'audio' | 'document';
  readonly storage_key: string;
  readonly size: string;
  readonly mime_type: string;
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration_ms: number | null;
  readonly thumbnail_key: string | null;
  readonly display_order: number;
  readonly profile_id: string | null;
  readonly profile_part: 'avatar' | 'background' | 'music' | 'section' | null;
  readonly community_id: string | null;
  readonly loose_since: Date | null;
  readonly created_at: Date;
  readonly message_id: string | null;
  readonly post_id: string | null;
}

export interface MembersRow {
  readonly id: string;
  readonly community_id: string;
  readonly user_id: string | null;
  readonly email: string | null;
  readonly role: 'owner' | 'admin' | 'moderator' | 'instructor' | 'member';
  readonly status: 'active' | 'invited' | 'suspended' | 'left';
  readonly invite_id: string | null;
  readonly version: string;
  readonly joined_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly muted_at: Date | null;
  readonly muted_until: Date | null;
  readonly mute_reason: string | null;
}

export interface MessageMentionsRow {
  readonly message_id: string;
  readonly user_id: string;
  readonly channel_id: string | null;
  readonly conversation_id: string | null;
  readonly seq: string;
  readonly created_at: Date;
}

export interface MessagePinsRow {
  readonly message_id: string;
  readonly channel_id: string | null;
  readonly conversation_id: string | null;
  readonly pinned_by: string | null;
  readonly created_at: Date;
}

export interface MessageReactionsRow {
  readonly message_id: string;
  readonly emoji: string;
  readonly user_id: string;
  readonly created_at: Date;
}

export interface MessageRevisionsRow {
  readonly message_id: string;
  readonly version: string;
  readonly content: string;
  readonly content_html: string;
  readonly created_at: Date;
}

export interface MessageWordsRow {
  readonly message_id: string;
  readonly scope: string;
  readonly channel_id: string | null;
  readonly conversation_id: string | null;
  readonly sent_at: Date;
  readonly words: string;
  readonly created_at: Date;
}

export interface MessagesRow {
  readonly id: string;
  readonly author_id: string;
  readonly channel_id: string | null;
  readonly conversation_id: string | null;
  readonly reply_to_message_id: string | null;
  readonly content: string;
  readonly content_html: string;
  readonly everyone: 'channel' | 'here' | null;
  readonly is_draft: boolean;
  readonly seq: string | null;
  readonly sent_at: Date | null;
  readonly revision: number;
  readonly save_id: string | null;
  readonly client_key: string;
  readonly version: string;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly deleted_by: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly kind: 'message' | 'daily_note' | 'instructor_response' | 'activity' | 'milestone';
  readonly target_date: string | null;
  readonly progress: number | null;
}

export interface NotificationMutesRow {
  readonly user_id: string;
  readonly type:
    | 'follow'
    | 'like'
    | 'comment'
    | 'repost'
    | 'mention'
    | 'message'
    | 'friend_request'
    | 'invite'
    | 'event'
    | 'answer';
  readonly created_at: Date;
}

export interface NotificationsRow {
  readonly id: string;
  readonly user_id: string;
  readonly type:
    | 'follow'
    | 'like'
    | 'comment'
    | 'repost'
    | 'mention'
    | 'message'
    | 'friend_request'
    | 'system'
    | 'invite'
    | 'event'
    | 'answer';
  readonly actor_id: string | null;
  readonly about: unknown;
  readonly gather_key: string;
  readonly times: number;
  readonly is_read: boolean;
  readonly happened_at: Date;
  readonly created_at: Date;
}

export interface OidcFlowsRow {
  readonly token_hash: Buffer;
  readonly stage: 'begun' | 'returned';
  readonly sealed: Buffer;
  readonly expires_at: Date;
  readonly created_at: Date;
}

export interface OidcLoginsRow {
  readonly id: string;
  readonly user_id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly label: string;
  readonly last_used_at: Date;
  readonly created_at: Date;
}

export interface OperatorNoticesRow {
  readonly id: string;
  readonly text: string;
  readonly created_by: string | null;
  readonly total: number;
  readonly sent: number;
  readonly sent_until: string;
  readonly finished_at: Date | null;
  readonly created_at: Date;
}

export interface OutboxRow {
  readonly seq: string;
  readonly type: string;
  readonly room: string;
  readonly payload: unknown;
  readonly created_at: Date;
  readonly position: string | null;
  readonly published_at: Date | null;
}

export interface PasskeyChallengesRow {
  readonly challenge_hash: Buffer;
  readonly expires_at: Date;
  readonly created_at: Date;
}

export interface PasskeysRow {
  readonly id: string;
  readonly user_id: string;
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: readonly string[];
  readonly name: string;
  readonly backed_up: boolean;
  readonly last_used_at: Date | null;
  readonly created_at: Date;
}

export interface PostAnswersRow {
  readonly post_id: string;
  readonly comment_id: string;
  readonly created_at: Date;
}

export interface PostInteractionsRow {
  readonly user_id: string;
  readonly post_id: string;
  readonly type: 'like' | 'bookmark' | 'share';
  readonly created_at: Date;
}

export interface PostQuotesRow {
  readonly post_id: string;
  readonly message_id: string;
  readonly author_id: string;
  readonly position: number;
  readonly content: string;
  readonly content_html: string;
  readonly said_at: Date;
  readonly withdrawn_at: Date | null;
  readonly created_at: Date;
}

export interface PostRevisionsRow {
  readonly post_id: string;
  readonly version: string;
  readonly title: string;
  readonly content: string;
  readonly content_html: string;
  readonly created_at: Date;
}

export interface PostStatsRow {
  readonly post_id: string;
  readonly likes: number;
  readonly replies: number;
  readonly thread: number;
  readonly reposts: number;
  readonly views: string;
  readonly version: string;
  readonly created_at: Date;
  readonly parent_id: string | null;
}

export interface PostTagsRow {
  readonly post_id: string;
  readonly tag_id: string;
  readonly created_at: Date;
  readonly published_at: Date | null;
}

export interface PostThreadsRow {
  readonly post_id: string;
  readonly conversation_id: string;
  readonly created_at: Date;
}

export interface PostViewsRow {
  readonly post_id: string;
  readonly viewer_id: string;
  readonly day: string;
  readonly counted: boolean;
  readonly created_at: Date;
}

export interface PostWordsRow {
  readonly post_id: string;
  readonly space_id: string | null;
  readonly published_at: Date;
  readonly words: string;
  readonly created_at: Date;
}

export interface PostsRow {
  readonly id: string;
  readonly author_id: string;
  readonly type:
    | 'text_short'
    | 'text_long'
    | 'image'
    | 'image_gallery'
    | 'gif'
    | 'video_short'
    | 'video_long'
    | 'song'
    | 'album'
    | 'status';
  readonly status: 'draft' | 'scheduled' | 'published' | 'deleted';
  readonly title: string;
  readonly content: string;
  readonly content_html: string;
  readonly community_id: string | null;
  readonly space_id: string | null;
  readonly parent_id: string | null;
  readonly root_id: string | null;
  readonly depth: number;
  readonly published_at: Date | null;
  readonly client_key: string;
  readonly version: string;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly deleted_by: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly scheduled_for: Date | null;
  readonly save_id: string | null;
}

export interface ReconcileRunsRow {
  readonly id: string;
  readonly by: 'nightly' | 'command line';
  readonly checked: string;
  readonly drifted: string;
  readonly repaired: string;
  readonly findings: unknown;
  readonly created_at: Date;
}

export interface RecoveryCodesRow {
  readonly user_id: string;
  readonly code_hash: Buffer;
  readonly created_at: Date;
}

export interface ReminderDaysRow {
  readonly user_id: string;
  readonly kind: 'nudge' | 'digest';
  readonly day: string;
  readonly sent: boolean;
  readonly decided_at: Date;
  readonly created_at: Date;
}

export interface ReminderSettingsRow {
  readonly user_id: string;
  readonly nudge_on: boolean;
  readonly nudge_at: string;
  readonly digest_on: boolean;
  readonly digest_at: string;
  readonly zone: string;
  readonly by_notification: boolean;
  readonly by_mail: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface ReportsRow {
  readonly id: string;
  readonly reporter_id: string | null;
  readonly target: 'message' | 'user' | 'post';
  readonly message_id: string | null;
  readonly user_id: string;
  readonly community_id: string | null;
  readonly reason: 'spam' | 'harassment' | 'harm' | 'other';
  readonly words: string;
  readonly evidence: unknown;
  readonly state: 'open' | 'resolved' | 'dismissed';
  readonly handled_by: string | null;
  readonly handled_at: Date | null;
  readonly note: string;
  readonly created_at: Date;
  readonly post_id: string | null;
}

export interface RepostsRow {
  readonly user_id: string;
  readonly post_id: string;
  readonly comment: string;
  readonly created_at: Date;
}

export interface SecondFactorsRow {
  readonly user_id: string;
  readonly secret: Buffer;
  readonly confirmed_at: Date | null;
  readonly last_step: string;
  readonly created_at: Date;
}

export interface SessionsRow {
  readonly id: string;
  readonly user_id: string;
  readonly token_hash: Buffer;
  readonly user_agent: string;
  readonly address: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly proved_at: Date | null;
}

export interface SetupCodesRow {
  readonly singleton: boolean;
  readonly code_hash: Buffer;
  readonly created_at: Date;
}

export interface SpacesRow {
  readonly id: string;
  readonly community_id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly position: number;
  readonly version: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly created_by: string | null;
  readonly archived_at: Date | null;
}

export interface StorageUsageRow {
  readonly user_id: string;
  readonly image_bytes: string;
  readonly video_bytes: string;
  readonly audio_bytes: string;
  readonly other_bytes: string;
  readonly used_bytes: string;
  readonly reserved_bytes: string;
  readonly quota_bytes: string;
  readonly last_calculated_at: Date;
  readonly created_at: Date;
}

export interface StreamRow {
  readonly singleton: boolean;
  readonly epoch: string;
  readonly last_position: string;
  readonly removed_through: string;
}

export interface SubscriptionTiersRow {
  readonly id: string;
  readonly community_id: string | null;
  readonly name: string;
  readonly description: string;
  readonly storage_bytes: string | null;
  readonly price_monthly_cents: number;
  readonly is_active: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface TagsRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
}

export interface UploadsRow {
  readonly id: string;
  readonly owner_id: string;
  readonly name: string;
  readonly declared_bytes: string;
  readonly received_bytes: string;
  readonly parts: readonly string[];
  readonly expires_at: Date;
  readonly created_at: Date;
}

export interface UserFollowsRow {
  readonly follower_id: string;
  readonly following_id: string;
  readonly accepted: boolean;
  readonly created_at: Date;
  readonly accepted_at: Date | null;
}

export interface UserListsRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly description: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface UserMutesRow {
  readonly muter_id: string;
  readonly muted_id: string;
  readonly created_at: Date;
}

export interface UserPasswordsRow {
  readonly user_id: string;
  readonly hash: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface UserProfilesRow {
  readonly user_id: string;
  readonly display_name: string;
  readonly bio: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly avatar_media_id: string | null;
  readonly visibility: 'public' | 'followers' | 'private';
  readonly location: string;
  readonly website: string;
}

export interface UserStatsRow {
  readonly user_id: string;
  readonly followers: number;
  readonly following: number;
  readonly friends: number;
  readonly created_at: Date;
}

export interface UserSubscriptionsRow {
  readonly id: string;
  readonly user_id: string;
  readonly tier_id: string;
  readonly community_id: string | null;
  readonly status: 'active' | 'canceled' | 'expired' | 'suspended';
  readonly subscribed_at: Date;
  readonly canceled_at: Date | null;
  readonly period_ends_at: Date | null;
  readonly provider_customer_id: string | null;
  readonly provider_subscription_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface UsersRow {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly status: 'active' | 'suspended' | 'deleted';
  readonly role: 'user' | 'admin';
  readonly version: string;
  readonly last_login_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly language: 'en' | 'de';
}

export interface VerificationTokensRow {
  readonly id: string;
  readonly user_id: string;
  readonly purpose: 'verify_email' | 'change_email' | 'reset_password';
  readonly token_hash: Buffer;
  readonly email: string | null;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly created_at: Date;
}
