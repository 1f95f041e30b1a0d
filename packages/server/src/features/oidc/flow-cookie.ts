import type { FastifyReply } from 'fastify';
import { cookieNamed } from '../accounts/session-cookie.ts';
import { flowMinutes } from './flows.ts';

export interface FlowCookie {
  read(header: string | undefined): string | undefined;
  write(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

/** Ties what comes back from a provider to the browser that went there. Lax: coming back begins at another site. */
export function flowCookie(options: { https: boolean }): FlowCookie {
  const name = options.https ? '__Host-weft_flow' : 'weft_flow';
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: options.https } as const;
  return {
    read: (header) => cookieNamed(name, header),
    write: (reply, token) => {
      reply.setCookie(name, token, { ...attributes, maxAge: flowMinutes * 60 });
    },
    clear: (reply) => {
      reply.clearCookie(name, attributes);
    },
  };
}
