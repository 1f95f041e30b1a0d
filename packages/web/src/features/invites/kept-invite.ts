const place = 'weft.invite';

/** In this window alone, and gone with it: an invite is a secret of whoever holds the link. */
export function keepInvite(token: string): string {
  try {
    sessionStorage.setItem(place, token);
  } catch {
    // A browser that keeps nothing: the address still has it.
  }
  return token;
}

export function keptInvite(): string {
  try {
    return sessionStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}
