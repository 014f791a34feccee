import type { PointerSize } from '../../../src/com/index.ts';
import { isStruct, type Laid } from '../exports.ts';
import type { StructureFacts } from '../facts.ts';
import { toField } from '../spelling.ts';
import { assertion, type Check } from './probe.ts';

/** Checks of a structure's size and of its fields' offsets, for one pointer width. */
export function structureChecks({ name, fields = [] }: StructureFacts, type: Laid, pointerSize: PointerSize): Check[] {
  const { size } = type.layout(pointerSize);
  const offsets: Readonly<Record<string, number>> = isStruct(type) ? type.offsets(pointerSize) : {};
  return [
    assertion(`the size of ${name}`, `sizeof(${name}) == ${size}`, `the header has another size than ${size}`),
    ...fields.map((field) => {
      const offset = offsets[toField(field.name)];
      const condition = `offsetof(${name}, ${field.name}) == ${offset}`;
      return assertion(`${name}.${field.name}`, condition, `the header has another offset than ${offset}`);
    }),
  ];
}
