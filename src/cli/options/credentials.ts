import type { Credentials } from '../../index.ts';
import { Problem } from '../problem.ts';
import type { JobOptionWords } from './job-options.ts';

/**
 * Who a job is for servers. A password that comes from the environment is taken out of it: neither an agent nor a program
 * that is started later has it. No message repeats what was typed behind a colon, or as the name of a variable.
 */
export function credentials(
  { user, passwordEnv, authScheme = 'basic' }: JobOptionWords,
  environment: NodeJS.ProcessEnv = process.env,
): readonly Credentials[] | undefined {
  if (user === undefined) {
    if (passwordEnv === undefined) return undefined;
    throw new Problem('usage', '--password-env has the password of a user: give --user, too.');
  }
  const { name = '', typed } = USER.exec(user)?.groups ?? {};
  const password = typed ?? environment[passwordEnv ?? ''];
  if (password === undefined) throw new Problem('usage', noPassword(name, passwordEnv));
  if (passwordEnv !== undefined) {
    if (typed !== undefined) throw new Problem('usage', `Two passwords are given for "${name}": leave one out.`);
    delete environment[passwordEnv];
  }
  return [{ target: 'server', scheme: authScheme, user: name, password }];
}

const USER = /^(?<name>[^:]*)(?::(?<typed>.*))?$/s;

const noPassword = (name: string, passwordEnv: string | undefined): string =>
  passwordEnv === undefined
    ? `There is no password for "${name}": put it into an environment variable, and name that by --password-env.`
    : `The environment variable that --password-env names is not set: put the password of "${name}" into it.`;
