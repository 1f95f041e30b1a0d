import { z } from 'zod';
import { defineRoute } from './route.ts';

export const languages = ['en', 'de'] as const;

export const serverInfo = z
  .object({
    name: z.string(),
    version: z.string(),
    signUp: z.enum(['open', 'closed']),
    languages: z.array(z.enum(languages)),
  })
  .meta({ id: 'ServerInfo' });

export const getServer = defineRoute({
  name: 'getServer',
  tag: 'server',
  method: 'GET',
  path: '/server',
  summary: 'What this server is called and what it offers',
  access: 'anyone',
  status: 200,
  errors: [],
  answer: serverInfo,
});
