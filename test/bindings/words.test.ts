import test from 'ava';
import { BG_ERROR_CONTEXT, BG_JOB_PRIORITY, BG_JOB_STATE, BG_JOB_TYPE } from '../../src/bindings/index.ts';
import { ERROR_CONTEXTS, JOB_PRIORITIES, JOB_STATES, JOB_TYPES } from '../../src/model/index.ts';

interface Words {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
}

const areTheModels = test.macro({
  title: (_, { name }: Words, _words: readonly string[]) => `the words of ${name} are the model's, in the same order`,
  exec(t, { values }: Words, words: readonly string[]) {
    t.deepEqual(
      Object.entries(values),
      words.map((word, index) => [word, index]),
    );
  },
});

test(areTheModels, BG_JOB_STATE, JOB_STATES);
test(areTheModels, BG_JOB_TYPE, JOB_TYPES);
test(areTheModels, BG_JOB_PRIORITY, JOB_PRIORITIES);
test(areTheModels, BG_ERROR_CONTEXT, ERROR_CONTEXTS);
