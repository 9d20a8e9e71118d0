/** Opens the same place again, so that another run can be shown beside this one. The host gives the new window its key. */
export function openWindow(): void {
  window.open(location.pathname + location.search + location.hash, '_blank');
}
