/** A URL as messages may show it: without user name, password, query and fragment, all of which may be secret. */
export const publicUrl = (url: string): string =>
  URL.canParse(url) ? withoutSecrets(new URL(url)).href : url.replace(/\/\/[^/]*@/, '//').replace(/[?#].*$/s, '');

const withoutSecrets = (url: URL): URL => Object.assign(url, { username: '', password: '', search: '', hash: '' });
