import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';
import { JOB } from './show.ts';

type Verb = keyof typeof import('../commands/act.ts');

const acting = (verb: Verb, description: string) => (program: Command) =>
  withFormats(withService(program.command(verb).description(description).argument('<job...>', JOB))).action(
    runs(async () => (await import('../commands/act.ts'))[verb]),
  );

export const pause = acting('pause', 'stop the transfer of jobs until they are resumed');
export const resume = acting('resume', 'let jobs go on in the service');
export const complete = acting('complete', 'put what has arrived whole in place, and end the jobs');
export const cancel = acting('cancel', 'end jobs, and remove what they have transferred');
