import { isCountedBlock, isStruct, type Laid, type SortedExports } from '../check-bindings/exports.ts';

/** What MIDL calls the plain types. */
const PLAIN: Readonly<Record<string, string>> = {
  u8: 'byte',
  u32: 'UINT32',
  u64: 'UINT64',
  i64: 'INT64',
  hr: 'HRESULT',
  bool32: 'BOOL',
  GUID: 'GUID',
  VARIANT: 'VARIANT',
  FILETIME: 'FILETIME',
};

/** Declares the types of the bindings that an IDL file mentions, each once and after those it is made of. */
export class TypeDeclarations {
  readonly #known: Pick<SortedExports, 'structures' | 'enumerations'>;
  readonly #declared = new Map<string, string>();

  constructor(known: Pick<SortedExports, 'structures' | 'enumerations'>) {
    this.#known = known;
  }

  get text(): string {
    return [...this.#declared.values()].join('\n\n');
  }

  /** The name of a type in IDL; what is not built in is declared. */
  nameOf(type: string): string {
    const plain = PLAIN[type];
    if (plain !== undefined) return plain;
    if (!this.#declared.has(type)) this.#declared.set(type, this.#declare(type));
    return type;
  }

  #declare(type: string): string {
    const enumeration = this.#known.enumerations.get(type);
    if (enumeration !== undefined) {
      const values = Object.entries(enumeration.values).map(
        ([word, value]) => `    ${type}_${identifier(word)} = ${value}`,
      );
      return `typedef [v1_enum] enum ${type}\n{\n${values.join(',\n')}\n} ${type};`;
    }
    const structure = this.#known.structures.get(type);
    if (structure === undefined) throw new TypeError(`${type} is no type of the bindings: it has no IDL.`);
    return `typedef struct ${type}\n{\n${this.#fields(structure).join('\n')}\n} ${type};`;
  }

  #fields(structure: Laid): string[] {
    if (isCountedBlock(structure)) {
      const { name } = structure.element as Laid;
      return ['    UINT32 Count;', `    [size_is(Count)] ${this.nameOf(name)} Elements[];`];
    }
    if (!isStruct(structure)) throw new TypeError(`${structure.name} is no structure: it has no IDL.`);
    return Object.entries(structure.fields).map(([field, { name }]) =>
      name === 'wstr' ? `    [unique, string] LPWSTR ${field};` : `    ${this.nameOf(name)} ${field};`,
    );
  }
}

const identifier = (word: string): string => word.replaceAll('-', '_');
