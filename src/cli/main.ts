#!/usr/bin/env node
import { CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { tellFailure } from './end-of-command.ts';
import { EXIT } from './exit-code.ts';
import { dojobs } from './program.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Who reads our output may have enough of it, as `head` does: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

try {
  await dojobs(version).parseAsync();
} catch (error) {
  // Help and version end the command line, too; what it cannot be was told by who read it.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else process.exitCode = EXIT[tellFailure(error)];
}
