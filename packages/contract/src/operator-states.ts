/** Apart from the schemas: the web client's addresses know these before anybody goes there. */
export const mailStates = ['queued', 'sent', 'failed', 'kept'] as const;
export const jobStates = ['failed', 'running', 'queued', 'done'] as const;
export type MailState = (typeof mailStates)[number];
export type JobState = (typeof jobStates)[number];
