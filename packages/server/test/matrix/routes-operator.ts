import { atDesk } from './roles.ts';
import type { Rows } from './row.ts';

/** The operator’s page. */
export const operatorRoutes: Rows = {
  getOperatorOverview: { expect: atDesk(200) },
  getOperatorFigures: { expect: atDesk(200) },
  listPeople: { expect: atDesk(200) },
  getPerson: { expect: atDesk(200) },
  suspendPerson: { body: () => ({ reason: 'spam' }), expect: atDesk(200) },
  resumePerson: { at: { userId: 'suspendedId' }, expect: atDesk(200) },
  setPersonRole: { body: () => ({ role: 'user' }), expect: atDesk(200) },
  endPersonSessions: { expect: atDesk(200) },
  sendPersonReset: { expect: atDesk(202) },
  deletePerson: { expect: atDesk(200) },
  restorePerson: { at: { userId: 'leavingId' }, expect: atDesk(200) },
  listTiers: { expect: atDesk(200) },
  // No tier has this id.
  setPersonTier: { body: () => ({ tierId: '1', instead: '1' }), expect: atDesk(409) },
  listAllCommunities: { expect: atDesk(200) },
  getAnyCommunity: { expect: atDesk(200) },
  handOverCommunity: { body: () => ({ username: 'nobody_here' }), expect: atDesk(409) },
  listMails: { expect: atDesk(200) },
  readKeptMail: { expect: atDesk(200) },
  // No mail server here.
  retryMail: { expect: atDesk(409) },
  retryMails: { body: () => ({ status: 'kept' }), expect: atDesk(409) },
  listJobs: { query: '?state=queued', expect: atDesk(200) },
  retryJob: { expect: atDesk(404) },
  listActs: { expect: atDesk(200) },
  listNotices: { expect: atDesk(200) },
  sendNotice: { body: () => ({ text: 'The server rests tonight.' }), expect: atDesk(202) },
};
