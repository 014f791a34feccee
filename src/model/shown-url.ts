/** A URL as it may be shown and logged: without user name and password. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return url.replace(/\/\/[^/]*@/, '//');
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
