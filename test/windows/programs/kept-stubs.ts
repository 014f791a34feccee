import { keepStubs } from '../helpers/wine-stubs.ts';

/** For Node to import before a program that knows nothing of Wine. */
await keepStubs();
