import {
  deletePerson,
  endPersonSessions,
  type OperatorPersonDetails,
  restorePerson,
  resumePerson,
  sendPersonReset,
  setPersonRole,
} from '@weft/contract/operator-people.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { PlainKey } from '../../i18n/words.ts';
import { api } from '../../realtime/api.ts';

export interface PersonAct {
  readonly may: keyof OperatorPersonDetails['may'];
  readonly label: PlainKey;
  readonly title?: (t: Translate, name: string) => string;
  /** What will happen, exactly; without it nothing is asked, because it only lets somebody in. */
  readonly sure?: (t: Translate, person: OperatorPersonDetails) => string;
  readonly send: (userId: string) => Promise<unknown>;
  readonly said: (t: Translate, name: string) => string;
}

const on = (userId: string) => ({ params: { userId } });

/** All but suspending, which wants a reason. */
export const personActs: readonly PersonAct[] = [
  {
    may: 'resume',
    label: 'operator.resume',
    send: (userId) => api.call(resumePerson, on(userId)),
    said: (t, name) => t('operator.resumed', { name }),
  },
  {
    may: 'restore',
    label: 'operator.restore',
    send: (userId) => api.call(restorePerson, on(userId)),
    said: (t, name) => t('operator.restored', { name }),
  },
  {
    may: 'sendReset',
    label: 'operator.sendReset',
    sure: (t, { email }) => t('operator.sendResetSure', { email }),
    send: (userId) => api.call(sendPersonReset, on(userId)),
    said: (t, name) => t('operator.sentReset', { name }),
  },
  {
    may: 'endSessions',
    label: 'operator.endSessions',
    sure: (t, { displayName: name }) => t('operator.endSessionsSure', { name }),
    send: (userId) => api.call(endPersonSessions, on(userId)),
    said: (t, name) => t('operator.endedSessions', { name }),
  },
  {
    may: 'makeAdmin',
    label: 'operator.makeAdmin',
    title: (t, name) => t('operator.makeAdminNamed', { name }),
    sure: (t, { displayName: name }) => t('operator.makeAdminSure', { name }),
    send: (userId) => api.call(setPersonRole, { ...on(userId), body: { role: 'admin' } }),
    said: (t, name) => t('operator.madeAdmin', { name }),
  },
  {
    may: 'takeAdmin',
    label: 'operator.takeAdmin',
    sure: (t, { displayName: name }) => t('operator.takeAdminSure', { name }),
    send: (userId) => api.call(setPersonRole, { ...on(userId), body: { role: 'user' } }),
    said: (t, name) => t('operator.tookAdmin', { name }),
  },
  {
    may: 'delete',
    label: 'operator.delete',
    title: (t, name) => t('operator.deleteNamed', { name }),
    sure: (t, { displayName: name }) => t('operator.deleteSure', { name }),
    send: (userId) => api.call(deletePerson, on(userId)),
    said: (t, name) => t('operator.deleted', { name }),
  },
];
