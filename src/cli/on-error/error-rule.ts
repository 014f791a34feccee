import { InvalidArgumentError } from 'commander';

export type ErrorAction = 'cancel' | 'complete' | 'resume' | 'keep';

/**
 * What is to become of a job in error, as the command line says it: `cancel`, `403=cancel`, `403=resume:MIRROR`.
 * - `on`: a kind of error, or a status, code or its name; `undefined` for all that no other rule is about
 * - `mirror`: where the file is to come from then; one that ends in "/" is a folder
 */
export interface ErrorRule {
  readonly on: string | undefined;
  readonly action: ErrorAction;
  readonly mirror: string | undefined;
}

const ACTIONS: readonly ErrorAction[] = ['cancel', 'complete', 'resume', 'keep'];
const RULE = /^(?:(?<on>[^=]+)=)?(?<action>[a-z]+)(?::(?<mirror>.+))?$/;

/** Reads one rule, for an option that may be given several times. */
export function errorRule(text: string, before: readonly ErrorRule[] = []): readonly ErrorRule[] {
  const { on, action, mirror } = RULE.exec(text)?.groups ?? {};
  if (!isAction(action)) throw refused(`Say ${ACTIONS.join(', ')}, or 403=ACTION for one status or code.`);
  if (mirror !== undefined && action !== 'resume') throw refused('Only "resume" takes a mirror.');
  if (mirror !== undefined && !URL.canParse(mirror)) throw refused(`The mirror "${mirror}" is not a URL.`);
  return [...before, { on: on?.trim().toLowerCase(), action, mirror }];
}

const isAction = (text: string | undefined): text is ErrorAction => ACTIONS.some((each) => each === text);

const refused = (message: string): InvalidArgumentError => new InvalidArgumentError(message);
