const PLACE = 'equihome-token';

/**
 * The key of this start of the host. It comes in the fragment of the address, which no request carries; here it is taken out of the
 * address, so that it is in no history and no shared link, and kept for reloads of this tab. Empty when there is none.
 */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(PLACE, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return given ?? sessionStorage.getItem(PLACE) ?? '';
}
