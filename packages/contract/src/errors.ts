/**
 * Every error that Weft's API can answer with: a stable code, its HTTP status and a title for people.
 * Codes are never renamed; what depends on the case goes into the problem's `detail`.
 */
export const errors = {
  invalid_request: { status: 400, title: 'Some of what was sent cannot be used.' },
  invalid_cursor: { status: 400, title: 'This cursor does not belong to this list.' },
  unauthenticated: { status: 401, title: 'Sign in first.' },
  sign_in_failed: { status: 401, title: 'This name and password do not go together.' },
  cross_site: { status: 403, title: 'This request came from another site.' },
  forbidden: { status: 403, title: 'You may not do this.' },
  insufficient_scope: { status: 403, title: 'This token was not made for that.' },
  sign_up_closed: { status: 403, title: 'This server is not taking new people.' },
  wrong_password: { status: 403, title: 'This is not your password.' },
  account_deleted: { status: 403, title: 'This account is deleted. Until it is erased, you can come back.' },
  setup_code_wrong: { status: 403, title: 'This set-up link does not fit this server, or was used already.' },
  member_suspended: { status: 403, title: 'You were suspended from this community.' },
  not_found: { status: 404, title: 'There is nothing here that you can see.' },
  method_not_allowed: { status: 405, title: 'This address does not take that method.' },
  conflict: { status: 409, title: 'This has changed meanwhile.' },
  username_taken: { status: 409, title: 'Somebody has this username already.' },
  email_taken: { status: 409, title: 'This e-mail address has an account already.' },
  too_many_tokens: { status: 409, title: 'You have as many tokens as one can have. Revoke one first.' },
  slug_taken: { status: 409, title: 'Another community has this address.' },
  seats_full: { status: 409, title: 'Every seat of this community is taken.' },
  owner_stays: { status: 409, title: 'A community always has an owner. Hand it over first.' },
  too_many_communities: { status: 409, title: 'You own as many communities as one can.' },
  too_many_invites: { status: 409, title: 'There are too many open invites. Revoke some first.' },
  invite_unknown: { status: 404, title: 'This invite leads nowhere. It may have been copied in part.' },
  invite_used_up: { status: 410, title: 'This invite has been used up. Ask for a new one.' },
  invite_expired: { status: 410, title: 'This invite has expired. Ask for a new one.' },
  invite_revoked: { status: 410, title: 'This invite was withdrawn. Ask for a new one.' },
  hand_over_first: { status: 409, title: 'Something must be handed over to somebody else first.' },
  request_in_progress: { status: 409, title: 'The same request is still being worked on.' },
  link_expired: { status: 410, title: 'This link has been used or is too old. Ask for a new one.' },
  body_too_large: { status: 413, title: 'That is more than this address takes.' },
  unsupported_media_type: { status: 415, title: 'Send JSON.' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for another request.' },
  rate_limited: { status: 429, title: 'Too many requests. Wait a moment.' },
  internal: { status: 500, title: 'Something went wrong on our side.' },
  unavailable: { status: 503, title: 'Not available at the moment. Try again shortly.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errors;
