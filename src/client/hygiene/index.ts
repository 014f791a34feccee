export { checkPurgeOptions, findUnfinished, purge, type PurgeOptions } from './own-jobs.ts';
export { checkStuckAfterSeconds, StuckDetector } from './stuck-detector.ts';
export { tagged } from './program-tag.ts';
