import test from 'ava';

/** For tests with a pseudo-terminal, which Windows has in another form. */
export const inTerminal = process.platform === 'win32' ? test.serial.skip : test.serial;
