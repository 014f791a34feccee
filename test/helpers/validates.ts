import type { ExecutionContext } from 'ava';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { SHAPES } from '../../src/cli/schema/index.ts';

/** Holds what a verb wrote against the JSON Schema that `dojobs schema` shows for it. */
export function validates(t: ExecutionContext, verb: string, stdout: string, format: 'json' | 'ndjson' = 'json'): void {
  const shape = SHAPES[verb]?.[format];
  if (shape === undefined) return void t.fail(`${verb} has no schema for ${format}`);
  const ajv = new Ajv2020({ formats: { uuid: true, 'date-time': true }, validateFormats: false });
  const validate = ajv.compile(z.toJSONSchema(shape));
  const documents = format === 'json' ? [stdout] : stdout.trimEnd().split('\n');
  for (const document of documents) t.true(validate(JSON.parse(document)), ajv.errorsText(validate.errors));
}
