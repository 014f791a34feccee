import { match, P } from 'ts-pattern';
import type { ErrorFacts } from '../error-explanation.ts';
import { access, caller, fatal, notFound, transient } from './categories.ts';

/** What the statuses mean that bitsmsg.h names, BG_E_HTTP_ERROR_nnn. */
export const httpStatuses: Readonly<Record<number, ErrorFacts>> = {
  100: transient('The server said 100, to go on.'),
  101: fatal('The server said 101, that it switched the protocol.'),
  200: fatal(
    'The server sent the whole file (200) where a part was asked for.',
    'Make the server honour Range requests.',
  ),
  201: fatal('The server said 201, that it created something.'),
  202: fatal('The server said 202, that it accepted the request.'),
  203: fatal('The server answered 203: the headers are not the original ones.'),
  204: fatal('The server answered 204, without content.'),
  205: fatal('The server said 205, to reset the content.'),
  206: fatal('The server sent a part of the file (206) unasked.'),
  300: fatal('The server offered several files to choose from (300).'),
  301: fatal('The file has moved for good (301).', 'Use the new URL.'),
  302: fatal('The file has moved for now (302).', 'Check whether redirects are disallowed.'),
  303: fatal('The server pointed to another page (303).'),
  304: fatal('The server said that the file was not modified (304).'),
  305: fatal('The server wants a proxy to be used (305).'),
  307: fatal('The file has moved for now (307).'),
  400: caller('The server did not understand the request (400).', 'Put the URL or the headers right.'),
  401: access('The server wants a logon (401).', 'Set credentials; where the URL is signed, it may have expired.'),
  402: fatal('The server wants to be paid (402).'),
  403: access('The server forbids it (403).', 'Check the rights; a signed URL must allow HEAD besides GET.'),
  404: notFound('The server has no such file (404).', 'Put the URL right.'),
  405: fatal('The server refuses the method (405).', 'Make the server answer HEAD.'),
  406: fatal('The server has nothing that is acceptable (406).'),
  407: access('The proxy wants a logon (407).', 'Set the credentials for the proxy.'),
  408: transient('The server gave up waiting (408).', 'Try again.'),
  409: fatal('The server reported a conflict (409).'),
  410: notFound('The file is gone from the server (410).'),
  411: fatal('The server wants to know the length (411).'),
  412: fatal('A condition is not met (412).', 'The file changed: start over.'),
  413: fatal('The request is too large for the server (413).'),
  414: caller('The URL is too long for the server (414).', 'Shorten it.'),
  415: fatal('The server does not support the media type (415).'),
  416: caller('A range lies outside the file (416).', 'Put the ranges right, or start over: the file may have shrunk.'),
  417: fatal('The server cannot meet the expectation (417).'),
  449: fatal('The server wants something more first (449).'),
  500: transient('The server failed (500).', 'Try again later.'),
  501: fatal('The server does not support the request (501).'),
  502: transient('A gateway got a wrong answer (502).', 'Try again.'),
  503: transient('The server is overloaded (503).', 'Try again.'),
  504: transient('A gateway waited in vain (504).', 'Try again.'),
  505: fatal('The server does not support the version of HTTP (505).'),
};

/** What a status means that no header names, by its class. */
export const otherHttpStatus = (status: number): ErrorFacts =>
  match(Math.trunc(status / 100))
    .with(4, () => caller(`The server refused the request (${status}).`, 'Check the URL and the rights.'))
    .with(5, () => transient(`The server failed (${status}).`, 'Try again later.'))
    .with(P.number, () => fatal(`The server gave an answer that is of no use here (${status}).`))
    .exhaustive();
