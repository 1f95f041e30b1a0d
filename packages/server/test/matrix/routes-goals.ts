import { type Expected, from, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** The member is the student, the instructor accompanies them; who runs the community reads. Who moderates it does not. */
const among = (student: number, instructor = student, runs = student): Expected => ({
  ...signedIn(404),
  ...{ member: student, instructor, admin: runs, owner: runs },
});

const note = { messageId: 'noteId' } as const;
const talk = { conversationId: 'goalConversationId' } as const;
const dated = { targetDate: '2026-11-21' } as const;
const november = '?from=2026-11-01&until=2026-11-30';

export const goalRoutes: Rows = {
  listGoals: { expect: from('member', 200) },
  'listGoals: that one accompanies': { query: '?as=instructor', expect: from('instructor', 200) },
  'listGoals: all': { query: '?as=admin', expect: from('admin', 200) },
  createGoal: { body: () => ({ title: 'x' }), expect: from('member', 201) },
  'createGoal: for somebody': {
    body: (_, { insiderId }) => ({ title: 'x', studentId: insiderId }),
    expect: from('instructor', 201),
  },
  getGoal: { expect: among(200) },
  'getGoal: that nobody accompanies': {
    at: { goalId: 'otherGoalId' },
    expect: { ...signedIn(404), admin: 200, owner: 200 },
  },
  updateGoal: { body: () => ({ title: 'y', version: 1 }), expect: among(200) },
  setGoalStatus: { body: () => ({ status: 'completed' }), expect: among(200) },
  addGoalInstructor: { at: { userId: 'moderatorId' }, expect: among(200, 403, 200) },
  removeGoalInstructor: { at: { userId: 'instructorId' }, expect: among(204) },
  listGoalDays: { query: november, expect: among(200) },
  listGoalMilestones: { expect: among(200) },

  'listMessages: about a goal': {
    query: ({ goalConversationId }) => `?place=conversation:${goalConversationId}`,
    expect: among(200),
  },
  'sendMessage: about a goal': {
    body: (n, { goalConversationId: conversationId }) => ({
      ...{ to: { conversationId }, content: 'x', clientKey: `k${n}` },
    }),
    expect: among(201, 201, 403),
  },
  'sendMessage: a daily note': {
    body: (n, { goalConversationId: conversationId }) => ({
      ...{ to: { conversationId, kind: 'daily_note', ...dated }, content: 'x', clientKey: `k${n}` },
    }),
    expect: among(201, 403, 403),
  },
  'sendMessage: feedback': {
    body: (n, { goalConversationId: conversationId }) => ({
      ...{ to: { conversationId, kind: 'instructor_response', ...dated }, content: 'x', clientKey: `k${n}` },
    }),
    expect: among(403, 201, 403),
  },
  'saveDraft: a daily note': {
    body: (n, { goalConversationId: conversationId }) => ({
      ...{ to: { conversationId, kind: 'daily_note', ...dated }, content: 'x', clientKey: `k${n}` },
      ...{ saveId: 's', builtOn: 0 },
    }),
    expect: among(200, 403, 403),
  },
  'getMessage: a note': { at: note, expect: among(200) },
  'editMessage: a note': { at: note, body: () => ({ content: 'y' }), expect: among(200, 403, 403) },
  'deleteMessage: a note': { at: note, expect: among(204, 403, 204) },
  'listRevisions: of a note': { at: note, expect: among(200) },
  'addReaction: to a note': { at: note, expect: among(200, 200, 403) },
  'removeReaction: from a note': { at: note, expect: among(200, 200, 403) },
  'pinMessage: a note': { at: note, expect: among(204, 204, 403) },
  'unpinMessage: a note': { at: note, expect: among(204, 204, 403) },
  'listPins: about a goal': {
    query: ({ goalConversationId }) => `?place=conversation:${goalConversationId}`,
    expect: among(200),
  },
  'lookAtReport: of a note': { at: note, expect: among(403, 200, 200) },
  'reportMessage: a note': { at: note, body: () => ({ reason: 'spam' }), expect: among(403, 204, 204) },
  'getConversation: about a goal': { at: talk, expect: among(200) },
  'followThread: a goal’s conversation is none': {
    at: talk,
    body: () => ({ following: true }),
    expect: among(409),
  },
  'muteConversation: about a goal': {
    at: talk,
    body: () => ({ muted: true }),
    expect: among(204, 204, 404),
  },
  'setRead: about a goal': {
    body: (_, { goalConversationId: id }) => ({ place: { kind: 'conversation', id }, seq: 0 }),
    expect: among(200, 200, 404),
  },
  'carryConversation: what is said about a goal is no flat message': {
    at: note,
    body: (_, { carriedChannelId }) => ({ channelId: carriedChannelId }),
    expect: signedIn(404),
  },
};
