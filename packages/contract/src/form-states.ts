/** Apart from the schemas: the web client's addresses and commands know these before anybody goes there. */
export const formTypes = ['bug_report', 'feature_request'] as const;
export const feedbackStates = ['open', 'planned', 'done', 'declined'] as const;
export const feedbackFormats = ['json', 'csv'] as const;
export type FormType = (typeof formTypes)[number];
export type FeedbackState = (typeof feedbackStates)[number];
