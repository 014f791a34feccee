/** A value's name as the bindings write it: `transient-error`, `http-server-ip-address`. */
export const toWord = (headerName: string): string =>
  headerName.includes('_') || headerName === headerName.toUpperCase()
    ? headerName.toLowerCase().replaceAll('_', '-')
    : headerName
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
        .toLowerCase();

/** `JOB_TRANSFERRED` as the bindings write a flag: `jobTransferred`. */
export const toFlag = (headerName: string): string =>
  headerName.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `BytesTotal` as the bindings write a field: `bytesTotal`. */
export const toField = (headerName: string): string => headerName.charAt(0).toLowerCase() + headerName.slice(1);
