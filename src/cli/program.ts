import { Command } from 'commander';
import { EXIT, EXIT_MEANINGS, type ExitClass } from './exit-code.ts';
import { cancel, complete, pause, resume } from './verbs/act.ts';
import { add } from './verbs/add.ts';
import { completion } from './verbs/completion.ts';
import { doctor } from './verbs/doctor.ts';
import { ensure } from './verbs/ensure.ts';
import { errors } from './verbs/errors.ts';
import { explain } from './verbs/explain.ts';
import { gc } from './verbs/gc.ts';
import { get } from './verbs/get.ts';
import { list } from './verbs/list.ts';
import { schema } from './verbs/schema.ts';
import { serve } from './verbs/serve.ts';
import { set } from './verbs/set.ts';
import { show } from './verbs/show.ts';
import { wait } from './verbs/wait.ts';
import { watch } from './verbs/watch.ts';

/** The command line, declared: what a verb does is loaded when it is called. */
export function dojobs(version: string): Command {
  const program = new Command('dojobs')
    .description('Transfer files by Windows Delivery Optimization or BITS; elsewhere by the embedded service.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'dojobs: ')) })
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .showHelpAfterError('See dojobs --help.')
    .addHelpText('after', EXAMPLES)
    .addHelpText('after', EXIT_CODES);
  for (const verb of VERBS) verb(program);
  return program;
}

/** The verbs alone, for who describes them to a shell. */
export function declared(): Command {
  const program = new Command('dojobs');
  for (const verb of VERBS) verb(program);
  return program;
}

const VERBS = [
  get,
  add,
  list,
  show,
  wait,
  watch,
  set,
  pause,
  resume,
  complete,
  cancel,
  errors,
  explain,
  ensure,
  gc,
  doctor,
  schema,
  serve,
  completion,
];

const EXAMPLES = `
Examples:
  dojobs get https://example.com/drivers.cab
  dojobs get https://example.com/drivers.cab --on-error 403=resume:https://mirror.example.com/
  dojobs add https://example.com/drivers.cab
  dojobs wait drivers.cab
  dojobs cancel drivers.cab`;

const EXIT_CODES = `\nExit codes:\n${(Object.keys(EXIT) as ExitClass[])
  .map((each) => `  ${String(EXIT[each]).padStart(3)}  ${EXIT_MEANINGS[each]}`)
  .join('\n')}`;
