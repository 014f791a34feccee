import {
  ancestry,
  ComError,
  ComObject,
  E_NOTIMPL,
  type Facet,
  type Implementation,
  type InterfaceDescription,
} from '../../src/com/index.ts';

/** An object that implements some methods of an interface; the others answer `E_NOTIMPL`. */
export function partly<I extends InterfaceDescription>(
  description: I,
  methods: NoInfer<Partial<Implementation<I>>>,
): ComObject {
  const missing = description.slots.map(({ name }) => [name, notImplemented(`${description.name}::${name}`)] as const);
  const implementation = { ...Object.fromEntries(missing), ...methods } as Facet['implementation'];
  return new ComObject([{ description, implementation, answers: [...ancestry(description)].map(({ iid }) => iid) }]);
}

const notImplemented = (method: string) => () => {
  throw new ComError(method, E_NOTIMPL);
};
