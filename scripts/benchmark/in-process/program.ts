import { measureCalls } from './call.ts';
import { measureCallbacks } from './callback.ts';
import { measureCallsInFlight } from './in-flight.ts';
import { loadNativeService } from './native-service.ts';

/** `program LIBRARY`: what this library costs within one process. LIBRARY is object.c, compiled. */
const service = loadNativeService(process.argv[2] ?? '');
await measureCalls(service);
await measureCallbacks(service);
await measureCallsInFlight(service);
