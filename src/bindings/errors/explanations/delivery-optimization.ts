import type * as codes from '../delivery-optimization.ts';
import type { ErrorFacts } from '../error-explanation.ts';
import {
  afterRetries,
  caller,
  fatal,
  informative,
  notFound,
  paused,
  peering,
  policy,
  service,
  transient,
} from './categories.ts';

/** What Delivery Optimization's codes mean. */
export const deliveryOptimization: Readonly<Record<keyof typeof codes, ErrorFacts>> = {
  DO_E_NO_SERVICE: service(
    'Delivery Optimization cannot serve the request.',
    'Start or enable the service "dosvc", which a privacy tool or a policy may have disabled; or use BITS.',
  ),
  DO_E_DOWNLOAD_NO_PROGRESS: afterRetries(
    fatal(
      'No byte arrived during the no-progress time.',
      'Check the URL (a signed one may have expired), the proxy and the firewall, then start again.',
    ),
  ),
  DO_E_JOB_NOT_FOUND: notFound(
    'There is no job with this id.',
    'Check the id; the job may have been completed or cancelled, or it is older than 30 days.',
  ),
  DO_E_JOB_EMPTY: caller('The job has no file.', 'Add a file before you resume it.'),
  DO_E_NO_DOWNLOADS: notFound('There is no download to list.', 'Take it as an empty list.'),
  DO_E_MEMORYSTREAM_DOWNLOAD_NOT_SUPPORTED: caller(
    'This download cannot go to a memory stream.',
    'Use a stream interface or a file.',
  ),
  DO_E_JOB_TOO_OLD: fatal(
    'The job reached its maximum age without being completed or cancelled.',
    'Create it anew, and complete or cancel jobs within 30 days.',
  ),
  DO_E_LOCALPATH_NOT_SET: caller('No local path was given.', 'Set a local path or a stream before you start.'),
  DO_E_FILE_NOT_AVAILABLE: notFound('The error is about no file.', 'Take it as "no file".'),
  DO_E_UNKNOWN_PROPERTY_ID: caller(
    'This version of the service does not know the property.',
    'Do without the property on this Windows.',
  ),
  DO_E_READ_ONLY_PROPERTY: caller('The property cannot be set.', 'Only read it.'),
  DO_E_INVALID_STATE: caller(
    'The call is not allowed in the current state.',
    'Read the state first. What was cancelled, completed, aborted or finalized is over: create a new one.',
  ),
  DO_E_ERROR_INFORMATION_UNAVAILABLE: notFound(
    'There is no error to tell about.',
    'Ask only while the job is in error or in transient error.',
  ),
  DO_E_WRITE_ONLY_PROPERTY: caller('The property cannot be read.', 'Only set it.'),
  DO_E_INTEGRITYCHECKINFO_UNSPECIFIED: caller(
    'An integrity check is mandatory, but there is nothing to check against.',
    'Set IntegrityCheckInfo, or clear IntegrityCheckMandatory.',
  ),
  DO_E_INTEGRITYCHECKINFO_UNAVAILABLE: fatal(
    'What the mandatory integrity check needs could not be fetched.',
    'Check the URL of the hash file.',
  ),
  DO_E_FILE_DOWNLOADSINK_UNSPECIFIED: caller(
    'Neither a file nor a stream was set to download to.',
    'Set one of them before you start.',
  ),
  DO_E_FILE_DOWNLOADSINK_ALREADY_SET: caller(
    'Something else to download to is already set.',
    'Use either a file or a stream.',
  ),
  DO_E_FILE_SIZE_UNKNOWN_HTTP_200: fatal(
    'The server answered 200 without a size.',
    'Make the server send Content-Length, or set TotalSizeBytes.',
  ),
  DO_E_FILE_ENCRYPTION_EXPECTED: caller(
    'A decryption key was given, but the content is not encrypted.',
    'Remove DecryptionInfo.',
  ),
  DO_E_FILE_SIZE_UNKNOWN_HTTP_206: fatal(
    'The server answered 206 without the size of the whole file.',
    'Make the server send the total in Content-Range.',
  ),
  DO_E_FILE_SIZE_UNKNOWN_HTTP_2XX: fatal(
    'The server answered with another 2xx status and no size.',
    'Check what the server answers.',
  ),
  DO_E_NETWORK_ACCESS_CONSENT_NEEDED: policy(
    'The user must agree to the use of the network first.',
    'Ask the user for consent.',
  ),
  DO_E_DOWNLOAD_NO_URI: caller('The download was started without a URI.', 'Set Uri.'),
  DO_E_DOWNLOAD_NO_CONTENT_ID: caller('The download was started without a content id.', 'Set ContentId.'),
  DO_E_INVALID_CONTENT_ID: caller('The content id is not valid.', 'Use a valid one, or only Uri.'),
  DO_E_DOWNLOAD_RANGES_UNEXPECTED: caller(
    'Ranges were given where none are allowed.',
    'Start with an empty list of ranges.',
  ),
  DO_E_DOWNLOAD_RANGES_EXPECTED: caller(
    'Ranges are missing where they are required.',
    'For a stream, give one range from 0 to the end.',
  ),
  DO_E_NO_DOWNLOAD_PARTICIPATION: policy(
    'Downloads are not allowed now, because participation is throttled.',
    'Try again later, or use BITS.',
  ),
  DO_E_NO_DOWNLOAD_EXTSETTINGS: policy(
    'Settings of the user or the administrator do not allow the download.',
    "Use BITS, or ask the administrator about Delivery Optimization's policy.",
  ),
  DO_E_BLOCKED_BY_COST_TRANSFER_POLICY: paused(
    'Paused, because the network is too expensive for the cost policy.',
    'Choose a looser cost policy, or wait for another network.',
  ),
  DO_E_DOWNLOADMODE_SET_BY_CP: informative(
    transient('A content policy restricts the download mode.', 'Nothing need be done; there is less peering.'),
  ),
  DO_E_BLOCKED_BY_CELLULAR_POLICY: paused(
    'Paused, because the network is a cellular one.',
    'Wait for another network, or clear DisallowOnCellular.',
  ),
  DO_E_BLOCKED_BY_POWER_STATE: paused('Paused, because the computer runs on battery.', 'Plug the computer in.'),
  DO_E_BLOCKED_BY_NO_NETWORK: transient('Paused, because there is no network.', 'Wait; it goes on by itself.'),
  DO_E_DOWNLOADMODE_SET_BY_POLICY: informative(
    transient('A policy restricts the download mode.', 'Nothing need be done.'),
  ),
  DO_E_BLOCKED_BY_VPN_POLICY: paused(
    'A completed job is paused, because a VPN is in use.',
    'Look at the policy DOAllowVPNPeerCaching.',
  ),
  DO_E_BLOCKED_BY_CRITICAL_MEMORY_USAGE: transient(
    'A completed job is paused, because memory is short.',
    'Free some memory.',
  ),
  DO_E_DOWNLOADMODE_SET_BY_CACHE_ABSENCE: informative(
    transient('The lack of a cache folder restricts the download mode.', 'Nothing need be done.'),
  ),
  DO_E_CLOUD_SERVICES_UNREACHABLE: transient(
    'A cloud service of Delivery Optimization cannot be reached.',
    'Allow its host names in the firewall; until then the download goes on without peers.',
  ),
  DO_E_DOWNLOADMODE_SET_FOR_UNREG_CALLER: informative(
    transient('The download mode is restricted, because the program is not registered.', 'Expect no peering.'),
  ),
  DO_E_DOWNLOADMODE_SET_FOR_SIMPLE_RANGES: informative(
    transient('Ranges are downloaded without peers.', 'Nothing need be done.'),
  ),
  DO_E_UNEXPECTED_HTTP_STATUS_2XX: transient(
    'Paused, because the server answered with an unexpected 2xx status such as 204.',
    'Check what the server answers.',
  ),
  DO_E_HTTP_BLOCKSIZE_MISMATCH: fatal(
    'The server sent another amount of data than was asked for.',
    'Make server and proxies honour Range requests, or use no ranges.',
  ),
  DO_E_HTTP_CERT_VALIDATION: fatal(
    "The server's certificate was not accepted.",
    'Put right the certificate, the clock or the inspecting proxy.',
  ),
  DO_E_INVALID_RANGE: caller('A byte range is not valid.', 'Ranges must lie inside the file and be at least 1 long.'),
  DO_E_INSUFFICIENT_RANGE_SUPPORT: fatal(
    'The server does not honour Range requests.',
    'Make the server answer 206. After a file changed under the same URL: restart dosvc, or use a new URL.',
  ),
  DO_E_OVERLAPPING_RANGES: caller('Ranges overlap, repeat or are out of order.', 'Sort and merge them.'),
  DO_E_UPLOADING_BAD_PIECES: peering(fatal('Too many bad pieces were uploaded.', 'Nothing need be done.')),
  DO_E_FATAL_CORE_ERROR: fatal('The service failed inside.', 'Restart dosvc, and read its log.'),
  DO_E_SERVICES_RESPONSE_EMPTY: peering(fatal('A cloud service answered with nothing.', 'Try again.')),
  DO_E_BAD_INCOMING_DATA: peering(fatal('A piece came in damaged or incomplete.', 'Try again.')),
  DO_E_BAD_PIECE_HASH: peering(fatal("A piece's hash is wrong.", 'Try again; check where the content comes from.')),
  DO_E_BAD_PIECE_HASH_NO_BAN: peering(
    transient("A piece's hash is wrong, and its source is not banned yet.", 'Try again.'),
  ),
  DO_E_ALREADY_HAVE_PIECE: peering(transient('The piece is in the cache already.', 'Nothing need be done.')),
  DO_E_MISSING_PIECE: peering(transient('The piece is no longer in the cache.', 'Try again.')),
  DO_E_METAINFO_CONTENT: fatal('The hash file is not readable JSON.', 'Put the hash file right.'),
  DO_E_METAINFO_VERSION: fatal('The hash file has the wrong version.', 'Put the hash file right.'),
  DO_E_SWARM_NOT_RUNNING: peering(fatal('The swarm is not running.', 'Try again.')),
  DO_E_UNRECOGNIZED_CONN: peering(transient('The connection belongs to no known peer.', 'Nothing need be done.')),
  DO_E_PEER_BANNED: peering(transient('The peer is banned.', 'Nothing need be done.')),
  DO_E_CONNECT_TO_SELF: peering(transient('The service tried to connect to itself.', 'Nothing need be done.')),
  DO_E_ALREADY_CONNECTED: peering(transient('The peer is connected already.', 'Nothing need be done.')),
  DO_E_NO_MORE_CONNECTIONS: peering(transient('There are too many connections.', 'Nothing need be done.')),
  DO_E_LOST_CONNECTION: peering(transient('The connection to a peer was lost.', 'Try again.')),
  DO_E_UNRECOGNIZED_SWARM: peering(fatal('The swarm is unknown.', 'Nothing need be done.')),
  DO_E_INVALID_HANDSHAKE_LEN: peering(transient("A peer's handshake has the wrong length.", 'Nothing need be done.')),
  DO_E_SOCKET_CLOSED: peering(transient('The socket to a peer was closed.', 'Try again.')),
  DO_E_PEER_MSG_TOO_LONG: peering(transient("A peer's message is too long.", 'Nothing need be done.')),
  DO_E_INVALID_PEER_MSG: peering(transient("A peer's message is not valid.", 'Nothing need be done.')),
  DO_E_PEER_IS_UPLOAD: peering(transient('The peer only uploads.', 'Nothing need be done.')),
  DO_E_PIN_FAIL_NO_PEERING: caller('Only content in peering mode can be pinned.', 'Do not pin it.'),
  DO_E_DELETE_PINNED_SWARM: caller('A pinned swarm can only be deleted by force.', 'Delete it by force.'),
  DO_E_METAINFO_DIGEST_MATCH: fatal("The hash file's digest differs.", 'Put IntegrityCheckInfo right.'),
  DO_E_METAINFO_HOH_MATCH: fatal(
    "The hash file's hash of hashes failed the early check.",
    'Put IntegrityCheckInfo right.',
  ),
  DO_E_METAINFO_HOH_FINAL_MATCH: fatal(
    "The hash file's hash of hashes differs from the computed one.",
    'Put IntegrityCheckInfo right.',
  ),
  DO_E_METAINFO_CONTENT_LENGTH: fatal('The content length in the hash file is not valid.', 'Put the hash file right.'),
  DO_E_METAINFO_PIECE_SIZE: fatal('The piece size in the hash file is not valid.', 'Put the hash file right.'),
  DO_E_METAINFO_PARSE_HOH: fatal('The hash of hashes in the hash file is unreadable.', 'Put the hash file right.'),
  DO_E_METAINFO_PARSE_PIECEHASHES: fatal(
    'The piece hashes in the hash file are unreadable.',
    'Put the hash file right.',
  ),
  DO_E_METAINFO_PARSE_ONE_PIECEHASH: fatal('A piece hash in the hash file is unreadable.', 'Put the hash file right.'),
  DO_E_METAINFO_FILE_SIZE: fatal("The hash file's size is unreadable or wrong.", 'Put the hash file right.'),
};
