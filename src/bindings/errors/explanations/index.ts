export * from './background-copy.ts';
export * from './com.ts';
export * from './delivery-optimization.ts';
export * from './http-status.ts';
export * from './win-http.ts';
export * from './win32.ts';
