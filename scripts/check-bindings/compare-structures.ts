import type { Differences } from './differences.ts';
import { isCountedBlock, isStruct, isUnion, type Laid } from './exports.ts';
import type { StructureFacts } from './facts.ts';
import { toField } from './spelling.ts';

const WIDTHS = [
  ['64', 8],
  ['32', 4],
] as const;

/** Sizes, alignments and offsets for both pointer widths, and the type of each field. */
export function compareStructures(
  actual: ReadonlyMap<string, Laid>,
  facts: readonly StructureFacts[],
  differences: Differences,
): void {
  const expected = new Map(facts.map((each) => [each.name, each]));
  const named = new Map([...actual].filter(([, { name }]) => !isPlainNotation(name)));
  differences.match('structure ', named, expected, (name, type, fact) => {
    for (const [width, pointerSize] of WIDTHS) {
      const { size, alignment } = type.layout(pointerSize);
      differences.same(`the size of ${name} in ${width} bits`, size, fact.size[width]);
      differences.same(`the alignment of ${name} in ${width} bits`, alignment, fact.alignment[width]);
    }
    differences.same(`the name of ${name}`, type.name, fact.name);
    compareFields(name, type, fact, differences);
    compareMembers(name, type, fact, differences);
  });
}

/** `u64` and its like are types of fields, not structures. */
const isPlainNotation = (name: string): boolean => /^[a-z]+\d*$/.test(name);

function compareFields(name: string, type: Laid, { fields = [] }: StructureFacts, differences: Differences): void {
  if (isCountedBlock(type)) return compareBlock(name, type, fields, differences);
  const actual = new Map(isStruct(type) ? Object.entries(type.fields) : []);
  const expected = new Map(fields.map((field) => [toField(field.name), field]));
  differences.match(`field ${name}.`, actual, expected, (field, { name: typeName }, fact) => {
    differences.same(`the type of ${name}.${field}`, typeName, fact.type);
    for (const [width, pointerSize] of WIDTHS) {
      const offset = isStruct(type) ? type.offsets(pointerSize)[field] : undefined;
      differences.same(`the offset of ${name}.${field} in ${width} bits`, offset, fact.offset[width]);
    }
  });
}

/** A block is a count and the elements behind it: what the count does not fill, up to the elements, is padding. */
function compareBlock(
  name: string,
  type: Laid & { readonly element: Laid },
  fields: NonNullable<StructureFacts['fields']>,
  differences: Differences,
): void {
  const [, elements] = fields;
  differences.same(`the type of the elements of ${name}`, type.element.name, elements?.type);
  for (const [width, pointerSize] of WIDTHS) {
    const offset = type.layout(pointerSize).size - type.element.layout(pointerSize).size;
    differences.same(`the offset of the elements of ${name} in ${width} bits`, offset, elements?.offset[width]);
  }
}

function compareMembers(name: string, type: Laid, { members = {} }: StructureFacts, differences: Differences): void {
  const actual = new Map(isUnion(type) ? Object.entries(type.members) : []);
  const expected = new Map(Object.entries(members).map(([member, typeName]) => [toField(member), typeName]));
  differences.match(`member ${name}.`, actual, expected, (member, { name: typeName }, fact) =>
    differences.same(`the type of ${name}.${member}`, typeName, fact),
  );
}
