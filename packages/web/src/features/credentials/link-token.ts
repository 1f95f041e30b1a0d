import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * What stands behind the # of a link from a mail. It is taken out of the address at once: whoever looks at the history or
 * over a shoulder finds nothing that opens the account.
 */
export function useLinkToken(): string {
  const { hash } = useLocation();
  const [token] = useState(hash);
  useEffect(() => {
    const { pathname, search } = window.location;
    if (token !== '') window.history.replaceState(window.history.state, '', pathname + search);
  }, [token]);
  return token;
}
