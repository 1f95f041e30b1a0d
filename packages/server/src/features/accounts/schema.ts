import { bigint, boolean, pgTable, text } from 'drizzle-orm/pg-core';
import { bigintId, bytes, time } from '../../core/db/columns.ts';

/** Migration 0004_accounts says the same in SQL, with the constraints and indexes. */
export const users = pgTable('users', {
  id: bigintId('id').primaryKey(),
  username: text('username').notNull(),
  email: text('email').notNull(),
  emailVerified: boolean('email_verified').notNull(),
  status: text('status').$type<'active' | 'suspended' | 'deleted'>().notNull(),
  role: text('role').$type<'user' | 'admin'>().notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
  lastLoginAt: time('last_login_at'),
  createdAt: time('created_at').notNull(),
  updatedAt: time('updated_at').notNull(),
  deletedAt: time('deleted_at'),
});

export const userProfiles = pgTable('user_profiles', {
  userId: bigintId('user_id').primaryKey(),
  displayName: text('display_name').notNull(),
  bio: text('bio').notNull(),
});

export const userPasswords = pgTable('user_passwords', {
  userId: bigintId('user_id').primaryKey(),
  hash: text('hash').notNull(),
});

export const sessions = pgTable('sessions', {
  id: bigintId('id').primaryKey(),
  userId: bigintId('user_id').notNull(),
  tokenHash: bytes('token_hash').notNull(),
  userAgent: text('user_agent').notNull(),
  address: text('address').notNull(),
  createdAt: time('created_at').notNull(),
  lastSeenAt: time('last_seen_at').notNull(),
  expiresAt: time('expires_at').notNull(),
});
