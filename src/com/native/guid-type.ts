import { GUID_SIZE, readGuid, writeGuid, type Guid } from '../guid.ts';
import { plainType, type DataType } from './native-type.ts';

/** A GUID; as an argument it is always a pointer to its 16 bytes. */
export const GUID: DataType<Guid> = plainType({
  name: 'GUID',
  size: GUID_SIZE,
  alignment: 4,
  get: readGuid,
  set: writeGuid,
});
