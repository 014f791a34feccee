export { checkPurgeOptions, findUnfinished, purge, type PurgeOptions } from './own-jobs.ts';
export { StuckDetector } from './stuck-detector.ts';
export { tagged } from './program-tag.ts';
