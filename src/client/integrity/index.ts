export { checkExpectation, type Expectation } from './expectation.ts';
export { Integrity } from './integrity.ts';
export type { IntegrityError } from './integrity-error.ts';
export type { Measured } from './measure.ts';
