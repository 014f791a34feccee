import { Argument, type Command } from 'commander';
import { runs } from './declare.ts';

const HELP = `
  bash        echo 'source <(dojobs completion bash)' >> ~/.bashrc
  zsh         echo 'source <(dojobs completion zsh)' >> ~/.zshrc
  fish        dojobs completion fish > ~/.config/fish/completions/dojobs.fish
  powershell  dojobs completion powershell >> $PROFILE`;

export const completion = (program: Command): Command =>
  program
    .command('completion')
    .description('print a script that lets a shell complete verbs, options and jobs')
    .addArgument(new Argument('<shell>', 'which shell').choices(['powershell', 'bash', 'zsh', 'fish']))
    .addHelpText('after', HELP)
    .action(runs(async () => (await import('../commands/completion.ts')).completion));

/** What the scripts ask: the words so far, after "--". */
export const complete = (program: Command): Command =>
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .action(runs(async () => (await import('../commands/completion.ts')).suggest));
