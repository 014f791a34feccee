export * from './activation.ts';
export { joinApartment } from './apartment.ts';
export * from './borrowed.ts';
export { callQueue } from './call-queue.ts';
export * from './class-object.ts';
export * from './com-error.ts';
export * from './com-object.ts';
export * from './guid.ts';
export * from './hresult.ts';
export * from './interface.ts';
export * from './interface-pointer.ts';
export { registeredMethodCount } from './method-count.ts';
export {
  address,
  bool32,
  enumeration,
  FILETIME,
  GUID,
  hresultCode,
  int16,
  int32,
  int64,
  nullableWideString,
  onWindows,
  plainType,
  POINTER_SIZE,
  struct,
  uint16,
  uint32,
  uint64,
  uint8,
  union,
  wideString,
  type Address,
  type AnyNativeType,
  type Calling,
  type DataType,
  type Enumeration,
  type Layout,
  type NativeType,
  type PointerSize,
  type Struct,
  type StructValue,
  type Union,
  type UnionValue,
  type ValueOf,
  type Variant,
} from './native/index.ts';
export * from './parameters/index.ts';
export * from './pointer.ts';
export { processOwner } from './process-owner.ts';
export * from './requested.ts';
export * from './security.ts';
export * from './unknown.ts';
export { userLanguage } from './user-language.ts';
export { prepareVtables } from './vtable.ts';
export { isWine } from './wine.ts';
