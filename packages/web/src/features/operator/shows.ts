/** Who is shown among the people. A file of its own: the addresses know it before anybody goes there. */
export const shows = ['all', 'active', 'suspended', 'deleted', 'admins'] as const;
export type Show = (typeof shows)[number];
