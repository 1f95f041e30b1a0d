import { z } from 'zod';
import { defineRoute } from './route.ts';

export const languages = ['en', 'de'] as const;
/** In which one mails to somebody are written. */
export const language = z.enum(languages).meta({ id: 'Language' });
export type Language = z.output<typeof language>;

export const serverInfo = z
  .object({
    name: z.string(),
    version: z.string(),
    signUp: z.enum(['open', 'closed']),
    mail: z
      .enum(['sent', 'kept'])
      .describe('kept: there is no mail server; whoever runs this server reads the mails and helps'),
    languages: z.array(language),
    passkeys: z
      .string()
      .nullable()
      .describe('the host that passkeys are for: other addresses of this server can use none'),
    providers: z
      .array(z.object({ id: z.string(), name: z.string(), issuer: z.string() }))
      .describe('other services that one may sign in by'),
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
