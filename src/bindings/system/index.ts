export * from './class-factory.ts';
export * from './client-security.ts';
export * from './enum-unknown.ts';
export * from './marshal.ts';
export * from './sequential-stream.ts';
export * from './stream-statistics.ts';
export * from './stream.ts';
