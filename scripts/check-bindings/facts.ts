import { readFileSync } from 'node:fs';

/** What the headers and the documentation say, in their own names. Sizes and offsets are in bytes, by pointer width. */
export interface Facts {
  readonly interfaces: readonly InterfaceFacts[];
  readonly classes: Readonly<Record<string, string>>;
  readonly structures: readonly StructureFacts[];
  readonly enumerations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly flags: Readonly<Record<string, FlagFacts>>;
  readonly constants: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, readonly PropertyRow[]>>;
  readonly unionMembers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly codes: Readonly<Record<string, CodeFacts>>;
}

export interface InterfaceFacts {
  readonly name: string;
  readonly iid: string;
  readonly base: string | null;
  /** The interface's own methods. A parameter reads `in RemoteUrl: wstr`. */
  readonly methods: readonly { readonly slot: number; readonly name: string; readonly parameters: readonly string[] }[];
}

export interface ByWidth {
  readonly '64': number;
  readonly '32': number;
}

export interface StructureFacts {
  readonly name: string;
  readonly kind: 'struct' | 'union';
  readonly size: ByWidth;
  readonly alignment: ByWidth;
  readonly fields?: readonly { readonly name: string; readonly type: string; readonly offset: ByWidth }[];
  readonly members?: Readonly<Record<string, string>>;
}

export interface FlagFacts {
  readonly prefix: string;
  readonly values: Readonly<Record<string, number>>;
}

export interface PropertyRow {
  readonly id: number;
  readonly name: string;
  readonly variant: string | null;
  readonly access: 'R' | 'W' | 'RW' | null;
  readonly sinceBuild?: number;
}

export interface CodeFacts {
  readonly code: string;
  readonly category: string;
  readonly also?: string;
  readonly note?: string;
}

export const readFacts = (): Facts =>
  JSON.parse(readFileSync(new URL('../../test/fixtures/spec-facts.json', import.meta.url), 'utf8')) as Facts;
