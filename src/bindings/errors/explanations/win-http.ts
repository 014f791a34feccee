import type { ErrorFacts } from '../error-explanation.ts';
import type * as codes from '../win-http.ts';
import { access, caller, fatal, transient } from './categories.ts';

/** What the errors of WinHTTP mean. */
export const winHttp: Readonly<Record<keyof typeof codes, ErrorFacts>> = {
  ERROR_WINHTTP_OUT_OF_HANDLES: transient('There are no more handles.'),
  ERROR_WINHTTP_TIMEOUT: transient('The request timed out.', 'Check the network and the proxy.'),
  ERROR_WINHTTP_INTERNAL_ERROR: fatal('WinHTTP failed inside.'),
  ERROR_WINHTTP_INVALID_URL: caller('The URL is not valid.', 'Put it right.'),
  ERROR_WINHTTP_UNRECOGNIZED_SCHEME: caller('The URL is neither http nor https.', 'Put it right.'),
  ERROR_WINHTTP_NAME_NOT_RESOLVED: transient(
    "The host's name could not be resolved.",
    'Check its spelling, DNS and the proxy.',
  ),
  ERROR_WINHTTP_LOGIN_FAILURE: access('The logon failed.'),
  ERROR_WINHTTP_OPERATION_CANCELLED: transient('The request was cancelled.'),
  ERROR_WINHTTP_CANNOT_CONNECT: transient(
    'The server cannot be connected to.',
    'Check the host, the port and the firewall.',
  ),
  ERROR_WINHTTP_CONNECTION_ERROR: transient(
    'The connection was reset or closed.',
    'Try again; look for a proxy that inspects connections.',
  ),
  ERROR_WINHTTP_RESEND_REQUEST: transient('The request must be sent again.'),
  ERROR_WINHTTP_SECURE_CERT_DATE_INVALID: fatal(
    "The server's certificate has expired, or the clock is wrong.",
    'Put the clock or the certificate right.',
  ),
  ERROR_WINHTTP_SECURE_CERT_CN_INVALID: fatal(
    "The server's certificate is for another name.",
    'Put the URL or the certificate right.',
  ),
  ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED: access(
    'The server wants a client certificate.',
    'Set one: SecurityContext in Delivery Optimization, SetClientCertificateByID or ByName in BITS.',
  ),
  ERROR_WINHTTP_SECURE_INVALID_CA: fatal(
    "The issuer of the server's certificate is not trusted.",
    'Install the root certificate for the account that downloads.',
  ),
  ERROR_WINHTTP_SECURE_CERT_REV_FAILED: fatal(
    'Whether the certificate is revoked could not be found out.',
    'Allow the URL of the revocation list.',
  ),
  ERROR_WINHTTP_HEADER_NOT_FOUND: fatal(
    'A header is missing from the answer, usually Content-Length.',
    'Make the server send Content-Length for HEAD and GET.',
  ),
  ERROR_WINHTTP_INVALID_SERVER_RESPONSE: fatal("The server's answer is unreadable.", 'Check the server and the proxy.'),
  ERROR_WINHTTP_REDIRECT_FAILED: fatal(
    'A redirect cannot be followed: it leaves https, or there are too many.',
    'Set HttpAllowSecureToNonSecureRedirect, or put the server right.',
  ),
  ERROR_WINHTTP_SECURE_CHANNEL_ERROR: fatal('TLS failed.', 'Check the TLS versions and ciphers of the server.'),
  ERROR_WINHTTP_UNABLE_TO_DOWNLOAD_SCRIPT: transient(
    "The proxy's script cannot be reached.",
    'Put the proxy settings right.',
  ),
  ERROR_WINHTTP_SECURE_INVALID_CERT: fatal("The server's certificate is not valid."),
  ERROR_WINHTTP_SECURE_CERT_REVOKED: fatal("The server's certificate is revoked."),
  ERROR_WINHTTP_SECURE_FAILURE: fatal(
    "The check of the server's certificate failed.",
    'Look for an inspecting proxy, and for a more exact code.',
  ),
  ERROR_WINHTTP_AUTO_PROXY_SERVICE_ERROR: transient(
    'The service that finds the proxy failed.',
    'Start the service WinHttpAutoProxySvc.',
  ),
  ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE: fatal('The certificate is not for servers.'),
  ERROR_WINHTTP_AUTODETECTION_FAILED: transient('No proxy could be found by detection.'),
  ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY: access('The client certificate has no private key.'),
  ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY: access(
    "The client certificate's private key cannot be read.",
    "Give the service's account access to it.",
  ),
  ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED_PROXY: access('The proxy wants a client certificate.'),
  ERROR_WINHTTP_SECURE_FAILURE_PROXY: fatal('TLS failed at the proxy.'),
  ERROR_WINHTTP_HTTP_PROTOCOL_MISMATCH: fatal('The versions of HTTP do not fit.'),
};
