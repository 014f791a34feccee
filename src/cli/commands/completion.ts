import tab, { RootCommand } from '@bomb.sh/tab';
import type { Command } from 'commander';
import type { ExitClass } from '../exit-code.ts';
import { findJobs } from '../jobs/find-jobs.ts';
import { once } from '../jobs/let-go.ts';
import { Problem } from '../problem.ts';
import { declared } from '../program.ts';
import { openDesk } from '../service/desk.ts';

/** A shell's script asks by this word, with the words so far after "--". */
const ASKED = 'complete';
const SHELLS = ['powershell', 'bash', 'zsh', 'fish'];

/** `dojobs completion`: the script for a shell, and the answers to it. Nobody else knows who writes the scripts. */
export async function completion(shell: string, words: readonly string[]): Promise<ExitClass> {
  if (shell === ASKED) (await suggestions(words)).parse([...words]);
  else if (SHELLS.includes(shell)) tab.setup('dojobs', 'dojobs completion', shell);
  else throw new Problem('usage', `There are no scripts for "${shell}": use one of ${SHELLS.join(', ')}.`);
  return 'done';
}

/** What may come next: verbs, their options and choices, and the jobs there are where a job is wanted. */
async function suggestions([verb]: readonly string[]): Promise<RootCommand> {
  const root = new RootCommand();
  for (const command of declared().commands) {
    const described = root.command(command.name(), command.description());
    addOptions(described, command);
    const [argument] = command.registeredArguments;
    if (argument === undefined) continue;
    const wantsJobs = argument.name() === 'job' && command.name() === verb;
    const values = wantsJobs ? await knownJobs() : (argument.argChoices ?? []).map((choice) => [choice, ''] as const);
    described.argument(argument.name(), (suggest) => values.forEach(([value, what]) => suggest(value, what)), true);
  }
  return root;
}

type Described = ReturnType<RootCommand['command']>;

function addOptions(described: Described, command: Command): void {
  for (const { long, short, description, argChoices, required, optional } of command.options) {
    if (!long) continue;
    const alias = short?.slice(1);
    const choices = argChoices ?? [];
    if (!required && !optional) described.option(long.slice(2), description, alias);
    else described.option(long.slice(2), description, (suggest) => choices.forEach((each) => suggest(each, '')), alias);
  }
}

/** A shell that waits for words gets none rather than a failure. */
async function knownJobs(): Promise<readonly (readonly [id: string, name: string])[]> {
  try {
    await using desk = await openDesk({});
    const { jobs } = await findJobs(desk);
    return await Promise.all(jobs.map((job) => once(job, async ({ id }) => [id, await job.name()] as const)));
  } catch {
    return [];
  }
}
