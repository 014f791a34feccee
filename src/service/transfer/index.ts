export * from './disk-failure.ts';
export * from './failure-reason.ts';
export * from './file-transfer.ts';
export * from './public-url.ts';
export * from './transfer-failure.ts';
export * from './transfer-options.ts';
