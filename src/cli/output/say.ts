/** A line for people, on stderr: stdout is for data. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);
