import { FILETIME, GUID, nullableWideString, struct, uint32, uint64 } from '../../com/index.ts';

/** What a stream tells about itself. @see https://learn.microsoft.com/windows/win32/api/objidl/ns-objidl-statstg */
export const STATSTG = struct('STATSTG', {
  pwcsName: nullableWideString,
  type: uint32,
  cbSize: uint64,
  mtime: FILETIME,
  ctime: FILETIME,
  atime: FILETIME,
  grfMode: uint32,
  grfLocksSupported: uint32,
  clsid: GUID,
  grfStateBits: uint32,
  reserved: uint32,
});
