import tab, { RootCommand } from '@bomb.sh/tab';
import { Command } from 'commander';
import type { ExitClass } from '../exit-code.ts';
import { lookAtJobs } from '../jobs/look-at-jobs.ts';
import { Problem } from '../problem.ts';
import { declared } from '../program.ts';
import { deskAt, ledgerOfUser } from '../service/desk.ts';
import { openServiceThatRuns } from '../service/open-service.ts';
import { serviceAddress } from '../service/service-address.ts';
import { withService, type ServiceOptions } from '../service/service-options.ts';

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
async function suggestions(words: readonly string[]): Promise<RootCommand> {
  const root = new RootCommand();
  for (const command of declared().commands) {
    const described = root.command(command.name(), command.description());
    addOptions(described, command);
    const [argument] = command.registeredArguments;
    if (argument === undefined) continue;
    const values = command.name() === words[0] ? await valuesOf(command.name(), argument.name(), words) : [];
    described.argument(argument.name(), (suggest) => values.forEach(([value, what]) => suggest(value, what)), true);
  }
  return root;
}

type Suggested = readonly (readonly [value: string, what: string])[];

/** What an argument of the verb that is typed may be. */
async function valuesOf(verb: string, argument: string, words: readonly string[]): Promise<Suggested> {
  if (argument === 'job') return knownJobs(words.slice(1, -1));
  if (verb === 'completion') return SHELLS.map((shell) => [shell, '']);
  if (verb === 'schema') return Object.keys((await import('../schema/index.ts')).SHAPES).map((each) => [each, '']);
  return [];
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

/**
 * The jobs of the service that is typed, or in the environment; where nobody runs it, those that the ledger has. A shell
 * that waits for words gets none rather than a failure.
 */
async function knownJobs(typed: readonly string[]): Promise<Suggested> {
  try {
    const options = serviceIn(typed);
    const service = await openServiceThatRuns(options);
    if (service === undefined) {
      const entries = await ledgerOfUser().entries(serviceAddress('embedded', options));
      return entries.map(({ id, name }) => [id, name]);
    }
    await using desk = deskAt(service, options);
    return (await lookAtJobs(desk, async (job) => [job.id, await job.name()] as const)).list.jobs;
  } catch {
    return [];
  }
}

/** Which service words say; what else is among them is not looked at. */
const serviceIn = (words: readonly string[]): ServiceOptions =>
  withService(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .parse([...words], { from: 'user' })
    .opts();
