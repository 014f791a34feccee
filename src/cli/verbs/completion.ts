import type { Command } from 'commander';
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
    .usage('powershell|bash|zsh|fish')
    .argument('<shell>', 'which shell')
    .argument('[words...]')
    .allowUnknownOption()
    .addHelpText('after', HELP)
    .action(runs(async () => (await import('../commands/completion.ts')).completion));
