import { z } from 'zod';
import type { ExitClass } from '../exit-code.ts';
import { print } from '../output/print.ts';
import { Problem } from '../problem.ts';
import { SHAPES, type Shape } from '../schema/index.ts';

/** `dojobs schema`: the JSON Schema (draft 2020-12) of what verbs write, for all of them or for one. */
export async function schema(verb: string | undefined): Promise<ExitClass> {
  const shown = verb === undefined ? everySchema() : schemasOf(shapeOf(verb));
  print('json', { json: shown, lines: [], text: () => '' });
  return 'done';
}

const everySchema = () => Object.fromEntries(Object.entries(SHAPES).map(([verb, shape]) => [verb, schemasOf(shape)]));

function shapeOf(verb: string): Shape {
  const shape = SHAPES[verb];
  if (shape !== undefined) return shape;
  throw new Problem('usage', `"${verb}" writes no JSON: use one of ${Object.keys(SHAPES).join(', ')}.`);
}

const schemasOf = (shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([format, type]) => [format, z.toJSONSchema(type as z.ZodType)]));
