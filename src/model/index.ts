export * from './byte-range.ts';
export * from './error-context.ts';
export * from './job-priority.ts';
export * from './job-state.ts';
export * from './job-times.ts';
export * from './job-type.ts';
export * from './limits.ts';
export * from './progress.ts';
