export * from './background-copy/index.ts';
export { byteCount, bytes } from './byte-count.ts';
export * from './delivery-optimization/index.ts';
export * from './errors/index.ts';
export * from './system/index.ts';
