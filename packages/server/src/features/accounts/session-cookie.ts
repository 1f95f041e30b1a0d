import type { FastifyReply } from 'fastify';

export interface SessionCookie {
  read(header: string | undefined): string | undefined;
  write(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

/** Out of reach of scripts and of other sites; under https with the prefix that no subdomain can overwrite. */
export function sessionCookie(options: { https: boolean; days: number }): SessionCookie {
  const name = options.https ? '__Host-weft_session' : 'weft_session';
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: options.https } as const;
  return {
    read: (header) => cookieNamed(name, header),
    write: (reply, token) => {
      reply.setCookie(name, token, { ...attributes, maxAge: options.days * 86_400 });
    },
    clear: (reply) => {
      reply.clearCookie(name, attributes);
    },
  };
}

/** From the raw header, because a socket's upgrade request never passes through the HTTP server's parser. */
export function cookieNamed(name: string, header = ''): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
