export * from './array.ts';
export * from './bytes.ts';
export * from './counted-block.ts';
export * from './fetched.ts';
export * from './parameter.ts';
export * from './single.ts';
export { writePointer } from './writer.ts';
