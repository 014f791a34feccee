import tab from '@bomb.sh/tab';
import fromCommander from '@bomb.sh/tab/commander';
import type { ExitClass } from '../exit-code.ts';
import { findJobs } from '../jobs/find-jobs.ts';
import { declared } from '../program.ts';
import { openDesk } from '../service/desk.ts';

/** `dojobs completion`: the script for a shell. This is the only module that knows who writes it. */
export async function completion(shell: string): Promise<ExitClass> {
  tab.setup('dojobs', 'dojobs', shell);
  return 'done';
}

/** What may come next after these words. */
export async function suggest(words: readonly string[]): Promise<ExitClass> {
  const program = declared();
  const suggestions = fromCommander(program, { completionCommandName: 'completion' });
  const [verb = ''] = words;
  const argument = program.commands.find(({ name }) => name() === verb)?.registeredArguments[0];
  if (argument?.name() === 'job') {
    const jobs = await knownJobs();
    suggestions.commands
      .get(verb)
      ?.argument('job', (suggests) => jobs.forEach(([id, name]) => suggests(id, name)), true);
  }
  suggestions.parse([...words]);
  return 'done';
}

/** A shell that waits for words gets none rather than a failure. */
async function knownJobs(): Promise<readonly (readonly [id: string, name: string])[]> {
  try {
    await using desk = await openDesk({});
    const { jobs } = await findJobs(desk);
    return await Promise.all(jobs.map(async (job) => [job.id, await job.name()] as const));
  } catch {
    return [];
  }
}
