import { createClient } from '@weft/client/http.ts';

/** The server that served this page. The session is in a cookie that no script can read. */
export const api = createClient({ baseUrl: '' });
